-- Whom a token was made for, if whoever made it said so.
ALTER TABLE room_access ADD COLUMN who VARCHAR(64) DEFAULT '' NOT NULL;
