-- Posts and threads follow one another by this count: an id that held the moment would tell classmates more than the minute.
CREATE SEQUENCE "Post_order" MINVALUE 0 MAXVALUE 4294967295 CYCLE;
