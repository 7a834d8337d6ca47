import { writeSync } from 'node:fs'
import type { Appended, Draft, MessageDraft } from '../../src/core/store/log.ts'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { deletes, edits, reacts, says } from './store-fixtures.ts'

/**
 * A program that appends to the room `geral` of a data folder until it is killed, three batches under way at a time:
 * messages, and edits, deletions, reactions and mentions of those that it has said.
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
const said: number[] = []
let count = 0
await Promise.all([1, 2, 3].map(appendForEver))

async function appendForEver(width: number): Promise<never> {
  for (;;) {
    const messages = Array.from({ length: width * 10 }, compose)
    const appended = await store.log.append([...messages, ...said.splice(0, 4).flatMap(change)])
    const lines = messages.map((message, index) => `${message.key} ${placeOf(appended[index])}\n`)
    writeSync(1, lines.join(''))
    said.push(...appended.slice(0, 4).flatMap((one) => (one.type === 'appended' ? [one.seq] : [])))
  }
}

function compose(): MessageDraft {
  const name = `${prefix}${(count += 1)}`
  return { ...says(room.id, `text ${name}`, name), ...(count % 5 === 0 && { mentions: [8, 9] }) }
}

function change(target: number, index: number): Draft[] {
  const put = [8, 9].map((author) => ({ ...reacts(room.id, target), author, nick: `user ${author}` }))
  const edit = { ...edits(room.id, target, `text ${prefix} of ${target}`), mentions: [8] }
  if (index === 0) return [...put, edit, deletes(room.id, target)]
  return index === 1
    ? [edit, ...put, { ...reacts(room.id, target), author: 8, nick: 'user 8', on: false }]
    : [edit, ...put]
}

function placeOf(appended: Appended | undefined): string {
  return appended !== undefined && 'seq' in appended ? String(appended.seq) : String(appended?.type)
}
