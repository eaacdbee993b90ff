-- The sentence that a student points at as the proof of an answer: its index in the reading, what it earns, and one that came too late.
-- AlterTable
ALTER TABLE "Response" ADD COLUMN     "cited" INTEGER,
ADD COLUMN     "proofMark" DOUBLE PRECISION,
ADD COLUMN     "recoveredCited" INTEGER;
