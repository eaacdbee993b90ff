-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "CountedScore" AS ENUM ('BEST', 'LATEST', 'FIRST', 'AVERAGE');

-- CreateEnum
CREATE TYPE "WhenOverdue" AS ENUM ('SUBMIT', 'ABANDON');

-- CreateEnum
CREATE TYPE "AttemptState" AS ENUM ('IN_PROGRESS', 'SUBMITTED', 'AUTO_SUBMITTED', 'ABANDONED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('TEACHER', 'ASSISTANT', 'STUDENT');

-- CreateEnum
CREATE TYPE "MembershipStatus" AS ENUM ('ACTIVE', 'PENDING', 'REMOVED');

-- CreateEnum
CREATE TYPE "DraftStatus" AS ENUM ('SUGGESTED', 'KEPT', 'DROPPED');

-- CreateTable
CREATE TABLE "Assignment" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "readingId" UUID NOT NULL,
    "readingNumber" INTEGER NOT NULL,
    "quizId" UUID,
    "quizNumber" INTEGER,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "timeLimitSeconds" INTEGER,
    "attemptLimit" INTEGER DEFAULT 1,
    "counted" "CountedScore" NOT NULL DEFAULT 'BEST',
    "whenOverdue" "WhenOverdue" NOT NULL DEFAULT 'SUBMIT',
    "shuffleOptions" BOOLEAN NOT NULL DEFAULT true,
    "shuffleQuestions" BOOLEAN NOT NULL DEFAULT false,
    "oneAtATime" BOOLEAN NOT NULL DEFAULT false,
    "readingBeside" BOOLEAN NOT NULL DEFAULT true,
    "review" JSONB NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "DroppedQuestion" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "droppedBy" UUID NOT NULL,
    "droppedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "DroppedQuestion_pkey" PRIMARY KEY ("classId","assignmentId","questionId")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "quizId" UUID NOT NULL,
    "quizNumber" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "outboxKey" TEXT NOT NULL,
    "state" "AttemptState" NOT NULL DEFAULT 'IN_PROGRESS',
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "deadlineAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "submittedAt" TIMESTAMPTZ(3),
    "receipt" TEXT,
    "mark" DOUBLE PRECISION,
    "outOf" DOUBLE PRECISION,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "Response" (
    "classId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "quizId" UUID NOT NULL,
    "quizNumber" INTEGER NOT NULL,
    "answer" JSONB,
    "flagged" BOOLEAN NOT NULL DEFAULT false,
    "rev" INTEGER NOT NULL,
    "saveKey" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "mark" DOUBLE PRECISION,
    "recovered" JSONB,

    CONSTRAINT "Response_pkey" PRIMARY KEY ("classId","attemptId","questionId")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "userName" TEXT NOT NULL,
    "email" TEXT,
    "displayName" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "oneTimeUntil" TIMESTAMPTZ(3),
    "canTeach" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT,
    "textSize" TEXT NOT NULL DEFAULT 'md',
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "userAgent" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Class" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "joinCode" TEXT,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "status" "MembershipStatus" NOT NULL DEFAULT 'ACTIVE',
    "displayName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "Quiz" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "readingId" UUID NOT NULL,
    "readingNumber" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "latest" INTEGER NOT NULL DEFAULT 0,
    "deletedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Quiz_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftQuestion" (
    "quizId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "DraftStatus" NOT NULL DEFAULT 'SUGGESTED',
    "body" JSONB NOT NULL,

    CONSTRAINT "DraftQuestion_pkey" PRIMARY KEY ("quizId","id")
);

-- CreateTable
CREATE TABLE "QuizRevision" (
    "quizId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "QuizRevision_pkey" PRIMARY KEY ("quizId","number")
);

-- CreateTable
CREATE TABLE "QuizQuestion" (
    "quizId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "QuizQuestion_pkey" PRIMARY KEY ("quizId","number","id")
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "latest" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadingRevision" (
    "readingId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "byline" TEXT,
    "source" TEXT,
    "publishedOn" TEXT,
    "language" TEXT,
    "text" TEXT NOT NULL,
    "imported" JSONB NOT NULL,
    "analysis" JSONB NOT NULL,
    "engineVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "ReadingRevision_pkey" PRIMARY KEY ("readingId","number")
);

-- CreateIndex
CREATE INDEX "Assignment_classId_opensAt_idx" ON "Assignment"("classId", "opensAt");

-- CreateIndex
CREATE INDEX "Assignment_readingId_readingNumber_idx" ON "Assignment"("readingId", "readingNumber");

-- CreateIndex
CREATE INDEX "Assignment_quizId_quizNumber_idx" ON "Assignment"("quizId", "quizNumber");

-- CreateIndex
CREATE INDEX "Attempt_classId_membershipId_idx" ON "Attempt"("classId", "membershipId");

-- CreateIndex
CREATE INDEX "Attempt_state_deadlineAt_idx" ON "Attempt"("state", "deadlineAt");

-- CreateIndex
CREATE INDEX "Attempt_quizId_quizNumber_idx" ON "Attempt"("quizId", "quizNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_classId_assignmentId_membershipId_number_key" ON "Attempt"("classId", "assignmentId", "membershipId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_classId_id_quizId_quizNumber_key" ON "Attempt"("classId", "id", "quizId", "quizNumber");

-- CreateIndex
CREATE INDEX "Response_quizId_quizNumber_questionId_idx" ON "Response"("quizId", "quizNumber", "questionId");

-- CreateIndex
CREATE UNIQUE INDEX "User_userName_key" ON "User"("userName");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Class_joinCode_key" ON "Class"("joinCode");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_classId_userId_key" ON "Membership"("classId", "userId");

-- CreateIndex
CREATE INDEX "Quiz_ownerId_updatedAt_idx" ON "Quiz"("ownerId", "updatedAt");

-- CreateIndex
CREATE INDEX "Quiz_readingId_readingNumber_idx" ON "Quiz"("readingId", "readingNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Quiz_id_readingId_readingNumber_key" ON "Quiz"("id", "readingId", "readingNumber");

-- CreateIndex
CREATE UNIQUE INDEX "QuizQuestion_quizId_number_position_key" ON "QuizQuestion"("quizId", "number", "position");

-- CreateIndex
CREATE INDEX "Reading_ownerId_createdAt_idx" ON "Reading"("ownerId", "createdAt");

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_readingId_readingNumber_fkey" FOREIGN KEY ("readingId", "readingNumber") REFERENCES "ReadingRevision"("readingId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_quizId_quizNumber_fkey" FOREIGN KEY ("quizId", "quizNumber") REFERENCES "QuizRevision"("quizId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DroppedQuestion" ADD CONSTRAINT "DroppedQuestion_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_quizId_quizNumber_fkey" FOREIGN KEY ("quizId", "quizNumber") REFERENCES "QuizRevision"("quizId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_classId_attemptId_quizId_quizNumber_fkey" FOREIGN KEY ("classId", "attemptId", "quizId", "quizNumber") REFERENCES "Attempt"("classId", "id", "quizId", "quizNumber") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_quizId_quizNumber_questionId_fkey" FOREIGN KEY ("quizId", "quizNumber", "questionId") REFERENCES "QuizQuestion"("quizId", "number", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quiz" ADD CONSTRAINT "Quiz_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quiz" ADD CONSTRAINT "Quiz_readingId_readingNumber_fkey" FOREIGN KEY ("readingId", "readingNumber") REFERENCES "ReadingRevision"("readingId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftQuestion" ADD CONSTRAINT "DraftQuestion_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizRevision" ADD CONSTRAINT "QuizRevision_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizQuestion" ADD CONSTRAINT "QuizQuestion_quizId_number_fkey" FOREIGN KEY ("quizId", "number") REFERENCES "QuizRevision"("quizId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingRevision" ADD CONSTRAINT "ReadingRevision_readingId_fkey" FOREIGN KEY ("readingId") REFERENCES "Reading"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
