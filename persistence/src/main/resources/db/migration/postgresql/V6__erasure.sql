-- Rooms that were erased, or are about to be. Written before anything of a room is destroyed, so that what a crash
-- interrupts is completed. Instants are microseconds since the epoch.
CREATE TABLE erasure (
  room VARCHAR(16) PRIMARY KEY,
  begun BIGINT NOT NULL,
  -- When nothing was left to destroy; NULL: it is not complete.
  done BIGINT,
  -- Whether the store's file was written anew without what was destroyed; else it may still have its bytes.
  compacted BOOLEAN DEFAULT FALSE NOT NULL
);
