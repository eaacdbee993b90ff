-- When the last post of a thread came is kept to the minute: the page after this one begins at that time, and readers are
-- told the minute of a post and no more.
UPDATE "Thread" SET "lastAt" = date_trunc('minute', "lastAt");

CREATE OR REPLACE FUNCTION count_post() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
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
  UPDATE "Thread" t SET "posts" = "posts" + seen, "standing" = "standing" + stands, "lastAt" = date_trunc('minute', coalesce(
      (SELECT p."createdAt" FROM "Post" p WHERE p."classId" = NEW."classId" AND p."threadId" = NEW."threadId"
        AND p."state" = 'VISIBLE' ORDER BY p."id" DESC LIMIT 1), t."createdAt"))
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
