-- ANALYZE copies values of columns into pg_statistic, where they outlive their rows: not of what an erasure destroys.
ALTER TABLE room_key ALTER COLUMN wrapped SET STATISTICS 0;
ALTER TABLE room_directory
  ALTER COLUMN title SET STATISTICS 0,
  ALTER COLUMN people SET STATISTICS 0,
  ALTER COLUMN media SET STATISTICS 0,
  ALTER COLUMN search SET STATISTICS 0,
  ALTER COLUMN search_people SET STATISTICS 0,
  ALTER COLUMN search_media SET STATISTICS 0;
ALTER TABLE room_access
  ALTER COLUMN token SET STATISTICS 0,
  ALTER COLUMN query SET STATISTICS 0;

-- What it has copied before goes when the type of a column is given, even if it stays the same.
ALTER TABLE room_key ALTER COLUMN wrapped TYPE BYTEA;
ALTER TABLE room_directory
  ALTER COLUMN title TYPE TEXT,
  ALTER COLUMN people TYPE TEXT,
  ALTER COLUMN media TYPE TEXT,
  ALTER COLUMN search TYPE TEXT,
  ALTER COLUMN search_people TYPE TEXT,
  ALTER COLUMN search_media TYPE TEXT;
ALTER TABLE room_access
  ALTER COLUMN token TYPE VARCHAR(64),
  ALTER COLUMN query TYPE VARCHAR(1024);
