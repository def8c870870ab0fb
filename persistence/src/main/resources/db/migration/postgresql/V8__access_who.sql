-- Whom a token was made for, if whoever made it said so.
ALTER TABLE room_access ADD COLUMN who VARCHAR(64) DEFAULT '' NOT NULL;

-- As in V7: an erasure destroys it.
ALTER TABLE room_access ALTER COLUMN who SET STATISTICS 0;
