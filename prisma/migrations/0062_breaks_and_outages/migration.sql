-- Breaks of an attempt, and the proof of when no server was at work.
-- AlterTable
ALTER TABLE "Accommodation" ADD COLUMN "breakMinutes" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "AttemptBreak" (
    "classId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AttemptBreak_pkey" PRIMARY KEY ("classId","attemptId","startedAt")
);

-- CreateTable
CREATE TABLE "Pulse" (
    "id" INTEGER NOT NULL,
    "beatAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Pulse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outage" (
    "id" UUID NOT NULL,
    "lastBeatAt" TIMESTAMPTZ(3) NOT NULL,
    "nextBeatAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Outage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimeGivenBack" (
    "classId" UUID NOT NULL,
    "outageId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "seconds" INTEGER NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "TimeGivenBack_pkey" PRIMARY KEY ("classId","attemptId","outageId")
);

-- CreateIndex
CREATE INDEX "Outage_nextBeatAt_idx" ON "Outage"("nextBeatAt");

-- CreateIndex
CREATE INDEX "TimeGivenBack_outageId_idx" ON "TimeGivenBack"("outageId");

-- AddForeignKey
ALTER TABLE "AttemptBreak" ADD CONSTRAINT "AttemptBreak_classId_attemptId_fkey" FOREIGN KEY ("classId", "attemptId") REFERENCES "Attempt"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeGivenBack" ADD CONSTRAINT "TimeGivenBack_outageId_fkey" FOREIGN KEY ("outageId") REFERENCES "Outage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeGivenBack" ADD CONSTRAINT "TimeGivenBack_classId_attemptId_fkey" FOREIGN KEY ("classId", "attemptId") REFERENCES "Attempt"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
