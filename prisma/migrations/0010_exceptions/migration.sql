-- What some students have instead of, or on top of, what an assignment gives to the class.
-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "extraSeconds" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Group" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Group_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "GroupMember" (
    "classId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,

    CONSTRAINT "GroupMember_pkey" PRIMARY KEY ("classId","groupId","membershipId")
);

-- CreateTable
CREATE TABLE "Exception" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "membershipId" UUID,
    "groupId" UUID,
    "opensAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "timeLimitSeconds" INTEGER,
    "attemptLimit" INTEGER,
    "excused" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,

    CONSTRAINT "Exception_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "Accommodation" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membershipId" UUID,
    "groupId" UUID,
    "timeFactor" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "noClock" BOOLEAN NOT NULL DEFAULT false,
    "largerText" BOOLEAN NOT NULL DEFAULT false,
    "extraAttempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Accommodation_pkey" PRIMARY KEY ("classId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Group_classId_name_key" ON "Group"("classId", "name");

-- CreateIndex
CREATE INDEX "GroupMember_classId_membershipId_idx" ON "GroupMember"("classId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Exception_classId_assignmentId_membershipId_key" ON "Exception"("classId", "assignmentId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Exception_classId_assignmentId_groupId_key" ON "Exception"("classId", "assignmentId", "groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Accommodation_classId_membershipId_key" ON "Accommodation"("classId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Accommodation_classId_groupId_key" ON "Accommodation"("classId", "groupId");

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_classId_groupId_fkey" FOREIGN KEY ("classId", "groupId") REFERENCES "Group"("classId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exception" ADD CONSTRAINT "Exception_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exception" ADD CONSTRAINT "Exception_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exception" ADD CONSTRAINT "Exception_classId_groupId_fkey" FOREIGN KEY ("classId", "groupId") REFERENCES "Group"("classId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_classId_membershipId_fkey" FOREIGN KEY ("classId", "membershipId") REFERENCES "Membership"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_classId_groupId_fkey" FOREIGN KEY ("classId", "groupId") REFERENCES "Group"("classId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One student or one group each, and nothing that an assignment itself could not hold.
ALTER TABLE "Exception" ADD CONSTRAINT "Exception_one_target" CHECK (num_nonnulls("membershipId", "groupId") = 1);
ALTER TABLE "Exception" ADD CONSTRAINT "Exception_limits" CHECK ("timeLimitSeconds" > 0 AND "attemptLimit" > 0);
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_one_target" CHECK (num_nonnulls("membershipId", "groupId") = 1);
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_limits" CHECK ("timeFactor" BETWEEN 1 AND 3 AND "extraAttempts" BETWEEN 0 AND 100);
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_extra_never_taken_back" CHECK ("extraSeconds" >= 0);
