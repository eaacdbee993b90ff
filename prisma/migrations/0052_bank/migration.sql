-- What the bank of questions filters by and searches, in columns of its own.
ALTER TABLE "DraftQuestion" ADD COLUMN "kind" TEXT, ADD COLUMN "words" TEXT;

UPDATE "DraftQuestion" SET "kind" = body->>'kind', "words" = lower(concat_ws(E'\n', body->>'prompt', coalesce(body->>'passage', ''),
  (SELECT string_agg(o->>'text', E'\n') FROM jsonb_array_elements(body->'options') o),
  (SELECT string_agg(l, E'\n') FROM jsonb_array_elements_text(body->'left') l),
  (SELECT string_agg(r, E'\n') FROM jsonb_array_elements_text(body->'right') r)));

ALTER TABLE "DraftQuestion" ALTER COLUMN "kind" SET NOT NULL, ALTER COLUMN "words" SET NOT NULL;
