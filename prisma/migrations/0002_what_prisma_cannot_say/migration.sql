-- What is published, handed out or logged stays as it was.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "ReadingRevision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "QuizRevision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "QuizQuestion" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A student has at most one attempt under way at an assignment, whoever asks at once.
CREATE UNIQUE INDEX "Attempt_one_in_progress" ON "Attempt" ("classId", "assignmentId", "membershipId") WHERE state = 'IN_PROGRESS';

ALTER TABLE "User" ADD CONSTRAINT "User_userName_form" CHECK ("userName" ~ '^[a-z0-9][a-z0-9._-]{1,39}$');
ALTER TABLE "User" ADD CONSTRAINT "User_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "User" ADD CONSTRAINT "User_textSize_known" CHECK ("textSize" IN ('xs', 'sm', 'md', 'lg', 'xl'));
ALTER TABLE "Class" ADD CONSTRAINT "Class_joinCode_form" CHECK ("joinCode" ~ '^[A-HJKMNP-TV-Z2-9]{8}$');
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_dates_in_order" CHECK (("dueAt" IS NULL OR "dueAt" > "opensAt") AND ("closesAt" IS NULL OR ("closesAt" > "opensAt" AND ("dueAt" IS NULL OR "closesAt" >= "dueAt"))));
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_quiz_whole" CHECK (("quizId" IS NULL) = ("quizNumber" IS NULL));
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_limits" CHECK ("timeLimitSeconds" > 0 AND "attemptLimit" > 0);
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_number_from_one" CHECK ("number" >= 1);
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_submitted_whole" CHECK (("state" IN ('SUBMITTED', 'AUTO_SUBMITTED')) = ("submittedAt" IS NOT NULL AND "receipt" IS NOT NULL));
ALTER TABLE "QuizQuestion" ADD CONSTRAINT "QuizQuestion_points_positive" CHECK ("points" >= 0);
