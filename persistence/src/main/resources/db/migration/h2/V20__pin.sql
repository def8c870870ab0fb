-- The PINs of rooms that have one: Argon2id, with what is made of the room's key besides. Not in the ledger: a PIN is nothing that
-- happened, and is to be forgotten when it changes.
CREATE TABLE room_pin (
  room VARCHAR(16) PRIMARY KEY,
  hash VARCHAR(256) NOT NULL
);
