-- AlterTable
ALTER TABLE "Class" ADD COLUMN     "retentionMonths" INTEGER;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "AuditEvent_classId_action_id_idx" ON "AuditEvent"("classId", "action", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_classId_actorId_id_idx" ON "AuditEvent"("classId", "actorId", "id");
ALTER TABLE "Class" ADD CONSTRAINT "Class_retentionMonths_range" CHECK ("retentionMonths" BETWEEN 1 AND 120);
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_erased_whole" CHECK ("erasedAt" IS NULL OR "status" = 'REMOVED');
-- The classes whose time in the archive may be over.
CREATE INDEX "Class_archived" ON "Class" ("archivedAt") WHERE "retentionMonths" IS NOT NULL AND "archivedAt" IS NOT NULL;

-- What a post said before an edit goes with its writer: within a transaction that says that it erases somebody, and never else.
CREATE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('lectern.erasing', true) = 'on' THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER immutable ON "PostRevision";
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "PostRevision" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure();
