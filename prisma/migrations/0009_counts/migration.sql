-- How many posts there are and how many of them each reader has read, kept by the database with every post, decision and
-- reading: opening a discussion costs the same whether it holds two hundred posts or twenty thousand.
-- "posts" are those that everybody may see, "standing" those that are not removed, which is what staff see.
-- AlterTable
ALTER TABLE "Thread" ADD COLUMN "standing" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "SentenceCount" (
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "sentence" INTEGER NOT NULL,
    "posts" INTEGER NOT NULL,
    "standing" INTEGER NOT NULL,

    CONSTRAINT "SentenceCount_pkey" PRIMARY KEY ("classId","assignmentId","sentence")
);

-- CreateTable
CREATE TABLE "SentenceSeen" (
    "classId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "sentence" INTEGER NOT NULL,
    "posts" INTEGER NOT NULL,
    "standing" INTEGER NOT NULL,

    CONSTRAINT "SentenceSeen_pkey" PRIMARY KEY ("classId","membershipId","assignmentId","sentence")
);

-- CreateTable
CREATE TABLE "ThreadSeen" (
    "classId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "posts" INTEGER NOT NULL,
    "standing" INTEGER NOT NULL,

    CONSTRAINT "ThreadSeen_pkey" PRIMARY KEY ("classId","membershipId","threadId")
);

-- AddForeignKey
ALTER TABLE "SentenceCount" ADD CONSTRAINT "SentenceCount_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SentenceSeen" ADD CONSTRAINT "SentenceSeen_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadSeen" ADD CONSTRAINT "ThreadSeen_classId_threadId_fkey" FOREIGN KEY ("classId", "threadId") REFERENCES "Thread"("classId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A teacher's decision that the author has yet to see. Whether they have read their own words is no question.
ALTER TABLE "Post" ADD COLUMN "news" BOOLEAN NOT NULL DEFAULT false;

-- Lists walk an index in the order in which they are shown.
DROP INDEX "Thread_classId_assignmentId_lastAt_idx";
CREATE INDEX "Thread_by_time" ON "Thread" ("classId", "assignmentId", "pinned", "lastAt", "id");
CREATE INDEX "Thread_by_place" ON "Thread" ("classId", "assignmentId", (NOT "pinned"), (coalesce("start", 0)), "id");

-- What one wrote oneself one has read.
INSERT INTO "PostRead" ("classId", "membershipId", "postId")
  SELECT "classId", "membershipId", "id" FROM "Post" ON CONFLICT DO NOTHING;

UPDATE "Thread" t SET "standing" =
  (SELECT count(*) FROM "Post" p WHERE p."classId" = t."classId" AND p."threadId" = t."id" AND p."state" <> 'REMOVED');

INSERT INTO "SentenceCount"
  SELECT "classId", "assignmentId", coalesce("sentence", -1), sum("posts"), sum("standing") FROM "Thread" GROUP BY 1, 2, 3;

-- Both find rows by their keys, also where their plans were made while the tables were empty.
CREATE FUNCTION count_read() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  -- A decision on one of these posts waits until this is counted, and what was decided before is seen here.
  PERFORM 1 FROM "Post" p JOIN fresh r ON p."classId" = r."classId" AND p."id" = r."postId" ORDER BY p."id" FOR SHARE OF p;
  INSERT INTO "ThreadSeen" AS s
    SELECT r."classId", r."membershipId", p."threadId",
      count(*) FILTER (WHERE p."state" = 'VISIBLE'), count(*) FILTER (WHERE p."state" <> 'REMOVED')
    FROM fresh r JOIN "Post" p ON p."classId" = r."classId" AND p."id" = r."postId"
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT ("classId", "membershipId", "threadId")
    DO UPDATE SET "posts" = s."posts" + excluded."posts", "standing" = s."standing" + excluded."standing";
  INSERT INTO "SentenceSeen" AS s
    SELECT r."classId", r."membershipId", t."assignmentId", coalesce(t."sentence", -1),
      count(*) FILTER (WHERE p."state" = 'VISIBLE'), count(*) FILTER (WHERE p."state" <> 'REMOVED')
    FROM fresh r JOIN "Post" p ON p."classId" = r."classId" AND p."id" = r."postId"
      JOIN "Thread" t ON t."classId" = p."classId" AND t."id" = p."threadId"
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT ("classId", "membershipId", "assignmentId", "sentence")
    DO UPDATE SET "posts" = s."posts" + excluded."posts", "standing" = s."standing" + excluded."standing";
  RETURN NULL;
END $$;

CREATE FUNCTION count_post() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  seen integer := (NEW."state" = 'VISIBLE')::integer;
  stands integer := (NEW."state" <> 'REMOVED')::integer;
  place record;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    seen := seen - (OLD."state" = 'VISIBLE')::integer;
    stands := stands - (OLD."state" <> 'REMOVED')::integer;
    IF seen = 0 AND stands = 0 THEN RETURN NULL; END IF;
  END IF;
  UPDATE "Thread" t SET "posts" = "posts" + seen, "standing" = "standing" + stands, "lastAt" = coalesce(
      (SELECT p."createdAt" FROM "Post" p WHERE p."classId" = NEW."classId" AND p."threadId" = NEW."threadId"
        AND p."state" = 'VISIBLE' ORDER BY p."id" DESC LIMIT 1), t."createdAt")
    WHERE t."classId" = NEW."classId" AND t."id" = NEW."threadId"
    RETURNING coalesce(t."sentence", -1) AS sentence INTO place;
  INSERT INTO "SentenceCount" AS c VALUES (NEW."classId", NEW."assignmentId", place.sentence, seen, stands)
    ON CONFLICT ("classId", "assignmentId", "sentence")
    DO UPDATE SET "posts" = c."posts" + excluded."posts", "standing" = c."standing" + excluded."standing";
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "PostRead" ("classId", "membershipId", "postId") VALUES (NEW."classId", NEW."membershipId", NEW."id");
  ELSE
    UPDATE "ThreadSeen" s SET "posts" = s."posts" + seen, "standing" = s."standing" + stands FROM "PostRead" r
      WHERE r."classId" = NEW."classId" AND r."postId" = NEW."id"
        AND s."classId" = r."classId" AND s."membershipId" = r."membershipId" AND s."threadId" = NEW."threadId";
    UPDATE "SentenceSeen" s SET "posts" = s."posts" + seen, "standing" = s."standing" + stands FROM "PostRead" r
      WHERE r."classId" = NEW."classId" AND r."postId" = NEW."id" AND s."classId" = r."classId"
        AND s."membershipId" = r."membershipId" AND s."assignmentId" = NEW."assignmentId" AND s."sentence" = place.sentence;
  END IF;
  RETURN NULL;
END $$;

INSERT INTO "ThreadSeen"
  SELECT r."classId", r."membershipId", p."threadId",
    count(*) FILTER (WHERE p."state" = 'VISIBLE'), count(*) FILTER (WHERE p."state" <> 'REMOVED')
  FROM "PostRead" r JOIN "Post" p ON p."classId" = r."classId" AND p."id" = r."postId" GROUP BY 1, 2, 3;
INSERT INTO "SentenceSeen"
  SELECT s."classId", s."membershipId", t."assignmentId", coalesce(t."sentence", -1), sum(s."posts"), sum(s."standing")
  FROM "ThreadSeen" s JOIN "Thread" t ON t."classId" = s."classId" AND t."id" = s."threadId" GROUP BY 1, 2, 3, 4;

CREATE TRIGGER count_post AFTER INSERT OR UPDATE OF "state" ON "Post" FOR EACH ROW EXECUTE FUNCTION count_post();
CREATE TRIGGER count_read AFTER INSERT ON "PostRead" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_read();
