-- Words that waited for a teacher or were sent back are not told to classmates when the post is mended. Of older rows it is
-- not known whether they were shown, so they stay between author and staff.
ALTER TABLE "PostRevision" ADD COLUMN "shown" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "PostRevision" ALTER COLUMN "shown" DROP DEFAULT;
