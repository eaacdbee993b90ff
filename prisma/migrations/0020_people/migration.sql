-- Who belongs to a class: codes with limits, people kept out for a time, the school's own numbers.
-- AlterEnum
ALTER TYPE "MembershipStatus" ADD VALUE 'SUSPENDED';

-- AlterTable
ALTER TABLE "Class" ADD COLUMN     "codeApproval" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "codeLimit" INTEGER,
ADD COLUMN     "codeUntil" TIMESTAMPTZ(3),
ADD COLUMN     "codeUses" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "sourceId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Membership_classId_sourceId_key" ON "Membership"("classId", "sourceId");

ALTER TABLE "Class" ADD CONSTRAINT "Class_code_limits" CHECK ("codeLimit" > 0 AND "codeUses" >= 0);
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_sourceId_form" CHECK (length("sourceId") BETWEEN 1 AND 100);
