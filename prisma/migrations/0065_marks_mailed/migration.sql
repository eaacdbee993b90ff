-- AlterTable
ALTER TABLE "MarkNotice" ADD COLUMN     "mailedAt" TIMESTAMPTZ(3);
