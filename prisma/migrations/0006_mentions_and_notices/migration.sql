-- CreateEnum
CREATE TYPE "Hears" AS ENUM ('ALL', 'REPLIES', 'NONE');

-- AlterTable
ALTER TABLE "Class" ADD COLUMN     "mail" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "decidedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Mention" (
    "classId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "membershipId" UUID NOT NULL,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("classId","postId","number")
);

-- CreateTable
CREATE TABLE "Hearing" (
    "classId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "hears" "Hears" NOT NULL DEFAULT 'REPLIES',
    "queueSeenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Hearing_pkey" PRIMARY KEY ("classId","membershipId")
);

-- CreateTable
CREATE TABLE "Digest" (
    "userId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "hour" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3),

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "Mention_classId_membershipId_idx" ON "Mention"("classId", "membershipId");

-- CreateIndex
CREATE INDEX "Digest_nextAt_idx" ON "Digest"("nextAt");

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_classId_postId_fkey" FOREIGN KEY ("classId", "postId") REFERENCES "Post"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hearing" ADD CONSTRAINT "Hearing_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Digest" ADD CONSTRAINT "Digest_hour_of_day" CHECK ("hour" BETWEEN 0 AND 23);
