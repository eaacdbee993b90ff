-- CreateEnum
CREATE TYPE "PostState" AS ENUM ('VISIBLE', 'HELD', 'RETURNED', 'HIDDEN', 'REMOVED');

-- CreateEnum
CREATE TYPE "Approval" AS ENUM ('NONE', 'FIRST', 'ALL');

-- CreateTable
CREATE TABLE "Discussion" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "on" BOOLEAN NOT NULL,
    "ownPost" BOOLEAN NOT NULL,
    "citedPost" BOOLEAN NOT NULL,
    "afterQuiz" BOOLEAN NOT NULL,
    "byHand" BOOLEAN NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "opensAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "approval" "Approval" NOT NULL,
    "approvalFirst" INTEGER NOT NULL,
    "anonymous" BOOLEAN NOT NULL,
    "reactions" BOOLEAN NOT NULL,
    "slowSeconds" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Discussion_pkey" PRIMARY KEY ("classId","assignmentId")
);

-- CreateTable
CREATE TABLE "Thread" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "sentence" INTEGER,
    "quote" TEXT,
    "questionId" UUID,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "posts" INTEGER NOT NULL DEFAULT 0,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "Post" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "parentId" UUID,
    "membershipId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "cited" BOOLEAN NOT NULL,
    "state" "PostState" NOT NULL,
    "waits" TEXT,
    "reason" TEXT,
    "unmasked" TEXT,
    "decided" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "clientKey" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "editedAt" TIMESTAMPTZ(3),
    "waitsSince" TIMESTAMPTZ(3),

    CONSTRAINT "Post_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "PostRevision" (
    "classId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostRevision_pkey" PRIMARY KEY ("classId","postId","number")
);

-- CreateTable
CREATE TABLE "PostReport" (
    "classId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "fine" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "PostReport_pkey" PRIMARY KEY ("classId","postId","membershipId")
);

-- CreateTable
CREATE TABLE "PostReaction" (
    "classId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "PostReaction_pkey" PRIMARY KEY ("classId","postId","membershipId","kind")
);

-- CreateTable
CREATE TABLE "PostRead" (
    "classId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "postId" UUID NOT NULL,

    CONSTRAINT "PostRead_pkey" PRIMARY KEY ("classId","membershipId","postId")
);

-- CreateTable
CREATE TABLE "PostDraft" (
    "classId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "place" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostDraft_pkey" PRIMARY KEY ("classId","membershipId","place")
);

-- CreateTable
CREATE TABLE "Pseudonym" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Pseudonym_pkey" PRIMARY KEY ("classId","assignmentId","membershipId")
);

-- CreateTable
CREATE TABLE "Mute" (
    "classId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mute_pkey" PRIMARY KEY ("classId","membershipId")
);

-- CreateTable
CREATE TABLE "WatchedWords" (
    "classId" UUID NOT NULL,
    "words" TEXT[],

    CONSTRAINT "WatchedWords_pkey" PRIMARY KEY ("classId")
);

-- CreateTable
CREATE TABLE "Decision" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("classId","id")
);

-- CreateIndex
CREATE INDEX "Thread_classId_assignmentId_lastAt_idx" ON "Thread"("classId", "assignmentId", "lastAt");

-- CreateIndex
CREATE INDEX "Post_classId_threadId_id_idx" ON "Post"("classId", "threadId", "id");

-- CreateIndex
CREATE INDEX "Post_classId_assignmentId_membershipId_idx" ON "Post"("classId", "assignmentId", "membershipId");

-- CreateIndex
CREATE INDEX "Post_classId_waitsSince_idx" ON "Post"("classId", "waitsSince");

-- CreateIndex
CREATE INDEX "Post_classId_membershipId_createdAt_idx" ON "Post"("classId", "membershipId", "createdAt");

-- CreateIndex
CREATE INDEX "Post_classId_parentId_idx" ON "Post"("classId", "parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_classId_membershipId_clientKey_key" ON "Post"("classId", "membershipId", "clientKey");

-- CreateIndex
CREATE INDEX "PostReport_classId_membershipId_idx" ON "PostReport"("classId", "membershipId");

-- CreateIndex
CREATE INDEX "PostRead_classId_postId_idx" ON "PostRead"("classId", "postId");

-- CreateIndex
CREATE INDEX "PostDraft_classId_assignmentId_membershipId_idx" ON "PostDraft"("classId", "assignmentId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Pseudonym_classId_assignmentId_name_key" ON "Pseudonym"("classId", "assignmentId", "name");

-- AddForeignKey
ALTER TABLE "Discussion" ADD CONSTRAINT "Discussion_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_classId_threadId_fkey" FOREIGN KEY ("classId", "threadId") REFERENCES "Thread"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_classId_parentId_fkey" FOREIGN KEY ("classId", "parentId") REFERENCES "Post"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_classId_postId_fkey" FOREIGN KEY ("classId", "postId") REFERENCES "Post"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostReport" ADD CONSTRAINT "PostReport_classId_postId_fkey" FOREIGN KEY ("classId", "postId") REFERENCES "Post"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostReaction" ADD CONSTRAINT "PostReaction_classId_postId_fkey" FOREIGN KEY ("classId", "postId") REFERENCES "Post"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRead" ADD CONSTRAINT "PostRead_classId_postId_fkey" FOREIGN KEY ("classId", "postId") REFERENCES "Post"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
