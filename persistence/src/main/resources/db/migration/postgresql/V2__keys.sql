-- Each room's key, wrapped by the master key. Destroying a row makes what is personal in that room unreadable.
CREATE TABLE room_key (
  room VARCHAR(16) PRIMARY KEY,
  wrapped BYTEA NOT NULL,
  -- Microseconds since the epoch.
  created BIGINT NOT NULL
);

-- Which master key this store was made with: its fingerprint, never the key.
CREATE TABLE master_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  fingerprint BYTEA NOT NULL
);
