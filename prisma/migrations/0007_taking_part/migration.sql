-- AlterTable
ALTER TABLE "Post" ADD COLUMN "removedFrom" "PostState";

-- CreateTable
CREATE TABLE "PostHold" (
    "classId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "kind" TEXT NOT NULL,

    CONSTRAINT "PostHold_pkey" PRIMARY KEY ("classId","postId","at","kind")
);

-- CreateTable
CREATE TABLE "Participation" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "threads" INTEGER NOT NULL,
    "threadPoints" INTEGER NOT NULL,
    "replies" INTEGER NOT NULL,
    "replyPoints" INTEGER NOT NULL,
    "cited" INTEGER NOT NULL,
    "citedPoints" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("classId","assignmentId")
);

-- CreateTable
CREATE TABLE "ParticipationMark" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "points" INTEGER,
    "comment" TEXT NOT NULL,
    "setById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "ParticipationMark_pkey" PRIMARY KEY ("classId","assignmentId","membershipId")
);

-- CreateIndex
CREATE INDEX "ParticipationMark_classId_membershipId_idx" ON "ParticipationMark"("classId", "membershipId");

-- CreateIndex
CREATE INDEX "AuditEvent_classId_subject_id_idx" ON "AuditEvent"("classId", "subject", "id");

-- AddForeignKey
ALTER TABLE "PostHold" ADD CONSTRAINT "PostHold_classId_postId_fkey" FOREIGN KEY ("classId", "postId") REFERENCES "Post"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParticipationMark" ADD CONSTRAINT "ParticipationMark_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParticipationMark" ADD CONSTRAINT "ParticipationMark_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Only a post that is removed keeps what it was before.
ALTER TABLE "Post" ADD CONSTRAINT "Post_removedFrom_whole" CHECK ("removedFrom" IS NULL OR ("state" = 'REMOVED' AND "removedFrom" <> 'REMOVED'));
-- What waits now came before a teacher at the time that it says.
INSERT INTO "PostHold" ("classId", "postId", "at", "kind")
  SELECT "classId", "id", "waitsSince", "waits" FROM "Post" WHERE "waits" IS NOT NULL AND "waitsSince" IS NOT NULL;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "PostHold" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_not_negative" CHECK (least("threads", "threadPoints", "replies", "replyPoints", "cited", "citedPoints") >= 0);
ALTER TABLE "ParticipationMark" ADD CONSTRAINT "ParticipationMark_points_not_negative" CHECK ("points" >= 0);
