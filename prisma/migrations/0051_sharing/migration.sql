-- AlterTable
ALTER TABLE "Reading" ADD COLUMN     "copiedFromId" UUID;

-- CreateTable
CREATE TABLE "Share" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "readingId" UUID NOT NULL,
    "readingNumber" INTEGER NOT NULL,
    "quizId" UUID,
    "quizNumber" INTEGER,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "copies" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Share_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Share_tokenHash_key" ON "Share"("tokenHash");

-- CreateIndex
CREATE INDEX "Share_ownerId_readingId_idx" ON "Share"("ownerId", "readingId");

-- CreateIndex
CREATE INDEX "Share_readingId_readingNumber_idx" ON "Share"("readingId", "readingNumber");

-- CreateIndex
CREATE INDEX "Share_quizId_quizNumber_idx" ON "Share"("quizId", "quizNumber");

-- CreateIndex
CREATE INDEX "Reading_copiedFromId_idx" ON "Reading"("copiedFromId");

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_readingId_readingNumber_fkey" FOREIGN KEY ("readingId", "readingNumber") REFERENCES "ReadingRevision"("readingId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_quizId_quizNumber_fkey" FOREIGN KEY ("quizId", "quizNumber") REFERENCES "QuizRevision"("quizId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_copiedFromId_fkey" FOREIGN KEY ("copiedFromId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
