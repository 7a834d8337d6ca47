import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { says } from './store-fixtures.ts'

/**
 * A program that appends to the room `geral` of a data folder until it is killed, three batches under way at a time.
 * Each acknowledged message is a line on stdout before the next batch is asked for: its key and its seq.
 */
const [folder = '', prefix = ''] = process.argv.slice(2)
const store = await openSqliteStore({ folder })
const { room } = await store.rooms.putRoom({
  kind: 'open',
  name: 'geral',
  slug: 'geral',
  isTemporary: false,
  maker: 1,
  nick: 'bia',
})
let count = 0
await Promise.all([1, 2, 3].map(appendForEver))

async function appendForEver(width: number): Promise<never> {
  for (;;) {
    const drafts = Array.from({ length: width * 10 }, () =>
      says(room.id, `text ${prefix}${(count += 1)}`, `${prefix}${count}`),
    )
    const appended = await store.log.append(drafts)
    const lines = appended.map((one, index) => `${drafts[index]?.key} ${'seq' in one ? one.seq : one.type}\n`)
    writeSync(1, lines.join(''))
  }
}
