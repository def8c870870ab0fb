-- Pictures of rooms' notes, each sealed under its room's key.
CREATE TABLE still (
  room VARCHAR(16) NOT NULL,
  -- Made of the room's key and the hash of the picture, which therefore shows to nobody without that key.
  name BYTEA NOT NULL,
  type VARCHAR(32) NOT NULL,
  sealed BYTEA NOT NULL,
  bytes BIGINT NOT NULL,
  -- Microseconds since the epoch.
  made BIGINT NOT NULL,
  PRIMARY KEY (room, name)
);
