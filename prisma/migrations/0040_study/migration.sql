-- CreateEnum
CREATE TYPE "CalendarKind" AS ENUM ('DUE', 'CLOSES');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "wideSpacing" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Calendar" (
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Calendar_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "CalendarEntry" (
    "classId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "kind" "CalendarKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarEntry_pkey" PRIMARY KEY ("classId","membershipId","assignmentId","kind")
);

-- CreateTable
CREATE TABLE "Highlight" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "readingId" UUID NOT NULL,
    "readingNumber" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Highlight_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "Gloss" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "gloss" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Gloss_pkey" PRIMARY KEY ("classId","assignmentId","id")
);

-- CreateTable
CREATE TABLE "ReadingProgress" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "sentences" INTEGER[],
    "total" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReadingProgress_pkey" PRIMARY KEY ("classId","assignmentId","membershipId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Calendar_tokenHash_key" ON "Calendar"("tokenHash");

-- CreateIndex
CREATE INDEX "CalendarEntry_classId_assignmentId_idx" ON "CalendarEntry"("classId", "assignmentId");

-- CreateIndex
CREATE INDEX "Highlight_classId_membershipId_readingId_idx" ON "Highlight"("classId", "membershipId", "readingId");

-- CreateIndex
CREATE INDEX "Highlight_readingId_readingNumber_idx" ON "Highlight"("readingId", "readingNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Gloss_classId_assignmentId_term_key" ON "Gloss"("classId", "assignmentId", "term");

-- CreateIndex
CREATE INDEX "ReadingProgress_classId_membershipId_idx" ON "ReadingProgress"("classId", "membershipId");

-- AddForeignKey
ALTER TABLE "Calendar" ADD CONSTRAINT "Calendar_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Highlight" ADD CONSTRAINT "Highlight_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Highlight" ADD CONSTRAINT "Highlight_readingId_readingNumber_fkey" FOREIGN KEY ("readingId", "readingNumber") REFERENCES "ReadingRevision"("readingId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Gloss" ADD CONSTRAINT "Gloss_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingProgress" ADD CONSTRAINT "ReadingProgress_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingProgress" ADD CONSTRAINT "ReadingProgress_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Highlight" ADD CONSTRAINT "Highlight_words_whole" CHECK ("start" >= 0 AND "end" > "start" AND "quote" <> '');
ALTER TABLE "ReadingProgress" ADD CONSTRAINT "ReadingProgress_share" CHECK ("total" > 0 AND cardinality("sentences") <= "total");
-- What was taken away, to be deleted for good after a day.
CREATE INDEX "Highlight_removed" ON "Highlight" ("removedAt") WHERE "removedAt" IS NOT NULL;
