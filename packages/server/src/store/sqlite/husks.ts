import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** How many rows without content are worth the time that it takes to be rid of them. */
const enough = 100_000

/**
 * Prepares the emptying of a room's log. Its rows stay, of no room and without anything in them:
 * to delete a row is to move its neighbours, of which copies would be left that outlive their own deletion.
 */
export function prepareEmptying(database: DatabaseSync): StatementSync {
  return database.prepare(`
    UPDATE events SET room = -room, kind = '', at = 0, author = 0, nick = '', target = NULL, n = 0, key = NULL,
      body = NULL, extra = NULL, is_edited = 0
    WHERE room = ?
  `)
}

/** Deletes the rows that were emptied, if they are many, and with a new copy of everything what that left behind; for a start. */
export function dropHusks(database: DatabaseSync, worth = enough): void {
  const emptied = ['events WHERE room < 0', 'files WHERE id IS NULL'].filter((rows) => {
    const husks = database.prepare(`SELECT count(*) AS count FROM (SELECT 1 FROM ${rows} LIMIT ?)`).get(worth)
    return Number(husks?.['count']) >= worth
  })
  if (emptied.length === 0) return
  for (const rows of emptied) database.exec(`DELETE FROM ${rows}`)
  database.exec('VACUUM')
}
