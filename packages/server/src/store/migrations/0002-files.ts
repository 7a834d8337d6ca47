import type { Migration } from './migration.ts'

/** Files: whose they are, which message brings them, and the content of each. */
export const files: Migration = {
  version: 2,
  // As those of events, rows never grow and never go (they are emptied), so that of no name a copy is left in a
  // neighbour's place. What a file is called stands here until a message brings it, and then in the message alone:
  // `view` is emptied by the very change that notes the message's `seq`. `nth`: which of its message's files it is.
  sql: `
    CREATE TABLE files (
      place INTEGER PRIMARY KEY,
      id TEXT,
      hash TEXT,
      owner INTEGER NOT NULL,
      room INTEGER NOT NULL,
      seq INTEGER NOT NULL DEFAULT 0,
      nth INTEGER NOT NULL DEFAULT 0,
      at INTEGER NOT NULL,
      size INTEGER NOT NULL,
      view TEXT
    ) STRICT;
    CREATE UNIQUE INDEX files_id ON files (id) WHERE id IS NOT NULL;
    CREATE INDEX files_hash ON files (hash) WHERE id IS NOT NULL;
    CREATE INDEX files_message ON files (room, seq, nth) WHERE id IS NOT NULL;
    CREATE INDEX files_owner ON files (owner, size) WHERE id IS NOT NULL;
    CREATE INDEX files_at ON files (at) WHERE id IS NOT NULL;
    CREATE INDEX files_unused ON files (at) WHERE id IS NOT NULL AND seq = 0;
  `,
}
