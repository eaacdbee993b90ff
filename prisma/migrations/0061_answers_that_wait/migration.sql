-- What a teacher's home asks for: attempts with answers that wait to be marked are few among all.
CREATE INDEX "Attempt_to_be_marked" ON "Attempt" ("classId", "assignmentId") WHERE "toMark" > 0;
