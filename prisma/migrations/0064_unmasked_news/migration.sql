-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "unmaskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "unmaskedNews" BOOLEAN NOT NULL DEFAULT false;
