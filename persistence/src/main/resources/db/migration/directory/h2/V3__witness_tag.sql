-- That a server of this store wrote it: computed with a key outside the database. Empty in rows from before.
ALTER TABLE room_witness ADD COLUMN tag VARBINARY(64);
