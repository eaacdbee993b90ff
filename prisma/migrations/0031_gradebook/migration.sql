-- CreateEnum
CREATE TYPE "GradeColumnKind" AS ENUM ('QUIZ', 'PARTICIPATION', 'HAND');

-- CreateTable
CREATE TABLE "GradeCategory" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "dropLowest" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "GradeCategory_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "GradeColumn" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "GradeColumnKind" NOT NULL,
    "assignmentId" UUID,
    "title" TEXT,
    "outOf" DOUBLE PRECISION,
    "categoryId" UUID,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "GradeColumn_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "GradeEntry" (
    "classId" UUID NOT NULL,
    "columnId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "mark" DOUBLE PRECISION,
    "reason" TEXT,
    "setById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "GradeEntry_pkey" PRIMARY KEY ("classId","columnId","membershipId")
);

-- CreateIndex
CREATE INDEX "GradeColumn_classId_categoryId_idx" ON "GradeColumn"("classId", "categoryId");

-- CreateIndex
CREATE UNIQUE INDEX "GradeColumn_classId_assignmentId_kind_key" ON "GradeColumn"("classId", "assignmentId", "kind");

-- CreateIndex
CREATE INDEX "GradeEntry_classId_membershipId_idx" ON "GradeEntry"("classId", "membershipId");

-- AddForeignKey
ALTER TABLE "GradeCategory" ADD CONSTRAINT "GradeCategory_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeColumn" ADD CONSTRAINT "GradeColumn_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeColumn" ADD CONSTRAINT "GradeColumn_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeColumn" ADD CONSTRAINT "GradeColumn_classId_categoryId_fkey" FOREIGN KEY ("classId", "categoryId") REFERENCES "GradeCategory"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeEntry" ADD CONSTRAINT "GradeEntry_classId_columnId_fkey" FOREIGN KEY ("classId", "columnId") REFERENCES "GradeColumn"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GradeEntry" ADD CONSTRAINT "GradeEntry_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "GradeCategory"
  ADD CONSTRAINT "GradeCategory_weight_range" CHECK (weight >= 0 AND weight <= 1000),
  ADD CONSTRAINT "GradeCategory_dropLowest_range" CHECK ("dropLowest" BETWEEN 0 AND 50);
ALTER TABLE "GradeColumn"
  ADD CONSTRAINT "GradeColumn_by_hand" CHECK ((kind = 'HAND') = ("assignmentId" IS NULL) AND (kind <> 'HAND' OR (title IS NOT NULL AND "outOf" > 0)));
ALTER TABLE "GradeEntry" ADD CONSTRAINT "GradeEntry_mark_range" CHECK (mark IS NULL OR (mark >= 0 AND mark <= 100000));
