-- CreateEnum
CREATE TYPE "FormRule" AS ENUM ('ONE', 'STUDENT', 'RETRY');

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "backAllowed" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "forms" "FormRule" NOT NULL DEFAULT 'ONE',
ADD COLUMN     "readingShown" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "reached" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Discussion" ALTER COLUMN "on" SET DEFAULT true,
ALTER COLUMN "ownPost" SET DEFAULT false,
ALTER COLUMN "citedPost" SET DEFAULT false,
ALTER COLUMN "afterQuiz" SET DEFAULT true,
ALTER COLUMN "byHand" SET DEFAULT false,
ALTER COLUMN "approval" SET DEFAULT 'NONE',
ALTER COLUMN "approvalFirst" SET DEFAULT 1,
ALTER COLUMN "anonymous" SET DEFAULT false,
ALTER COLUMN "reactions" SET DEFAULT true,
ALTER COLUMN "slowSeconds" SET DEFAULT 0,
ALTER COLUMN "version" SET DEFAULT 1;
