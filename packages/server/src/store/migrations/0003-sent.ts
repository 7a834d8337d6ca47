import type { Migration } from './migration.ts'

/** Files: how long each was when it was sent. */
export const sent: Migration = {
  version: 3,
  // Of who sends in pieces the length is asked for by that, also when a message brings the file already and `view` is
  // empty: so it has its own column. Null where a file is kept with the length that it was sent with, as most are.
  sql: 'ALTER TABLE files ADD COLUMN sent INTEGER',
}
