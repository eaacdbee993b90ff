-- CreateEnum
CREATE TYPE "MarkNews" AS ENUM ('MARKED', 'CHANGED');

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "holdMarks" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "marksReleasedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "toMark" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "HandMark" (
    "classId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "mark" DOUBLE PRECISION NOT NULL,
    "comment" TEXT,
    "reason" TEXT,
    "rev" INTEGER NOT NULL,
    "setById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "HandMark_pkey" PRIMARY KEY ("classId","attemptId","questionId")
);

-- CreateTable
CREATE TABLE "SavedComment" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "SavedComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MarkNotice" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "news" "MarkNews" NOT NULL,
    "fromMark" DOUBLE PRECISION,
    "fromOutOf" DOUBLE PRECISION,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "MarkNotice_pkey" PRIMARY KEY ("classId","assignmentId","membershipId")
);

-- CreateIndex
CREATE INDEX "SavedComment_ownerId_createdAt_idx" ON "SavedComment"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "MarkNotice_classId_membershipId_idx" ON "MarkNotice"("classId", "membershipId");

-- AddForeignKey
ALTER TABLE "HandMark" ADD CONSTRAINT "HandMark_classId_attemptId_fkey" FOREIGN KEY ("classId", "attemptId") REFERENCES "Attempt"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedComment" ADD CONSTRAINT "SavedComment_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarkNotice" ADD CONSTRAINT "MarkNotice_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarkNotice" ADD CONSTRAINT "MarkNotice_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "HandMark" ADD CONSTRAINT "HandMark_mark_range" CHECK (mark >= 0 AND mark <= 200);
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_toMark_range" CHECK ("toMark" >= 0);
