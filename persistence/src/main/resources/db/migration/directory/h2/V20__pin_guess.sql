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
