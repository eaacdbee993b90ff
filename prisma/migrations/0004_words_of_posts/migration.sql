-- Search reads the words of posts as they stand, in whatever language they were written.
CREATE INDEX "Post_words" ON "Post" USING GIN (to_tsvector('simple', "source"));
-- Anchors lie in the text they point into.
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_anchor_whole" CHECK (("start" IS NULL) = ("end" IS NULL) AND ("start" IS NULL OR ("start" >= 0 AND "start" < "end")));
ALTER TABLE "Post" ADD CONSTRAINT "Post_waits_whole" CHECK ("state" <> 'HELD' OR ("waits" IS NOT NULL AND "waitsSince" IS NOT NULL));
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "PostRevision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
