-- The PINs of rooms that have one: Argon2id, with what is made of the room's key besides. Not in the ledger: a PIN is nothing that
-- happened, and is to be forgotten when it changes.
CREATE TABLE room_pin (
  room VARCHAR(16) PRIMARY KEY,
  hash VARCHAR(256) NOT NULL
);

-- PINs that were tried and were not right, of a room by a client, and of a room by everybody (client is empty then). Clients by a
-- keyed hash of their network.
CREATE TABLE pin_guess (
  room VARCHAR(16) NOT NULL,
  client VARCHAR(64) NOT NULL,
  tries INTEGER NOT NULL,
  -- Milliseconds since the epoch.
  latest BIGINT NOT NULL,
  PRIMARY KEY (room, client)
);

CREATE INDEX pin_guess_latest ON pin_guess (latest);

-- As in V7: an erasure destroys them.
ALTER TABLE room_pin ALTER COLUMN hash SET STATISTICS 0;
ALTER TABLE pin_guess ALTER COLUMN client SET STATISTICS 0;
