-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "lateLossPercent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waitMinutes" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_lateLoss_percent" CHECK ("lateLossPercent" BETWEEN 0 AND 100),
  ADD CONSTRAINT "Assignment_wait_range" CHECK ("waitMinutes" BETWEEN 0 AND 10080);
