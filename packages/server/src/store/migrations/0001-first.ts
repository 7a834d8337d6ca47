import type { Migration } from './migration.ts'

/** Logs with what their events make of messages, rooms, users, tokens, memberships and settings. */
export const first: Migration = {
  version: 1,
  // Rows of events never grow and seldom go, for SQLite leaves copies of a row's neighbours where it makes room for it,
  // and these would outlive a deletion: a message keeps its first text and each `edited` event the text that it brought,
  // the last of them stands; a deleted message has none. `is_edited` takes no byte, whether 0 or 1.
  // A reaction's `place` is the seq of its event, `kind_place` that of the first of its kind; user 0 of `mentions` is everybody.
  // Every event's `n` is the number of messages up to it, so that the newest row tells where a log stands.
  sql: `
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO settings (name, value) VALUES ('epoch', lower(hex(randomblob(16)))), ('next_user', '1');

    CREATE TABLE users (id INTEGER PRIMARY KEY, nick TEXT NOT NULL) STRICT;

    CREATE TABLE tokens (digest TEXT PRIMARY KEY, user INTEGER NOT NULL, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX tokens_seen_at ON tokens (seen_at);
    CREATE INDEX tokens_user ON tokens (user);

    CREATE TABLE rooms (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      slug TEXT NOT NULL,
      is_temporary INTEGER NOT NULL,
      maker INTEGER NOT NULL,
      pair_low INTEGER,
      pair_high INTEGER,
      state_seq INTEGER NOT NULL,
      empty_since INTEGER,
      archived_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX rooms_slug ON rooms (slug) WHERE kind = 'open' AND archived_at IS NULL;
    CREATE UNIQUE INDEX rooms_pair ON rooms (pair_low, pair_high) WHERE kind = 'direct';
    CREATE INDEX rooms_pair_high ON rooms (pair_high) WHERE kind = 'direct';

    CREATE TABLE members (
      user INTEGER NOT NULL,
      room INTEGER NOT NULL,
      since INTEGER NOT NULL,
      marker_seq INTEGER NOT NULL,
      marker_n INTEGER NOT NULL,
      notice TEXT NOT NULL,
      PRIMARY KEY (user, room)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX members_room ON members (room);

    CREATE TABLE ignored (
      user INTEGER NOT NULL,
      other INTEGER NOT NULL,
      PRIMARY KEY (user, other)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reactions (
      room INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      emoji TEXT NOT NULL,
      user INTEGER NOT NULL,
      place INTEGER NOT NULL,
      kind_place INTEGER NOT NULL,
      PRIMARY KEY (room, seq, emoji, user)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pins (
      room INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      place INTEGER NOT NULL,
      PRIMARY KEY (room, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mentions (
      room INTEGER NOT NULL,
      user INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (room, user, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE events (
      id INTEGER PRIMARY KEY,
      room INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      kind TEXT NOT NULL,
      at INTEGER NOT NULL,
      author INTEGER NOT NULL,
      nick TEXT NOT NULL,
      target INTEGER,
      n INTEGER NOT NULL,
      key TEXT,
      body TEXT,
      extra TEXT,
      is_edited INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE UNIQUE INDEX events_place ON events (room, seq);
    CREATE UNIQUE INDEX events_key ON events (key, author) WHERE key IS NOT NULL;
    CREATE INDEX events_target ON events (room, target) WHERE target IS NOT NULL;
  `,
}
