-- DropIndex
DROP INDEX "Post_classId_assignmentId_membershipId_idx";

-- DropIndex
DROP INDEX "Post_classId_parentId_idx";

-- CreateIndex
CREATE INDEX "Post_classId_assignmentId_membershipId_state_cited_idx" ON "Post"("classId", "assignmentId", "membershipId", "state", "cited");

-- The first posts of threads by thread, and replies by what they answer: one index of both held all first posts of a class in one
-- place, and whoever asked for those of fifty threads read them all.
CREATE INDEX "Post_roots" ON "Post"("classId", "threadId") WHERE "parentId" IS NULL;
CREATE INDEX "Post_replies" ON "Post"("classId", "parentId") WHERE "parentId" IS NOT NULL;
