-- CreateEnum
CREATE TYPE "CorrectionKind" AS ENUM ('ACCEPT', 'KEY', 'EVERYONE');

-- CreateTable
CREATE TABLE "Correction" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "kind" "CorrectionKind" NOT NULL,
    "answer" JSONB,
    "reason" TEXT NOT NULL,
    "madeBy" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("classId","assignmentId","id")
);

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
