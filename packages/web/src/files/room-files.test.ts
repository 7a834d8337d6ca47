import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileView, MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import { RoomFiles } from './room-files.ts'

type Change = Parameters<Parameters<Room['onChange']>[0]>[0]

function fileOf(seq: number): FileView {
  return { id: String(seq).padStart(22, 'A'), name: `${seq}.pdf`, kind: 'file', type: 'application/pdf', size: 1 }
}

function messageOf(seq: number): MessageView {
  const base = { room: 7, seq, at: seq, author: 2, nick: 'Bia', kind: 'message', n: seq, style: 'say' } as const
  return { ...base, text: '', files: [fileOf(seq)] }
}

/** A room of so many messages, each with a file; the verb answers a few at a time, or fails. */
function roomOf(count: number): {
  room: Room
  messages: MessageView[]
  tell: (change: Partial<Change>) => void
  fails: boolean
} {
  const messages = Array.from({ length: count }, (_, index) => messageOf(index + 1))
  let listener: (change: Change) => void = () => {}
  const given = {
    messages,
    fails: false,
    tell: (change: Partial<Change>) => listener({ changed: new Set(), appended: 0, ...change } as Change),
    room: {} as Room,
  }
  const room: Partial<Record<keyof Room, unknown>> = {
    view: { head: count },
    timeline: { messages, find: (seq: number) => messages.find((one) => one.seq === seq) },
    onChange: (asked: typeof listener) => {
      listener = asked
      return () => {}
    },
    files: async ({ before = Infinity, limit = 60 }) => {
      if (given.fails) throw new Error('cut')
      const older = messages.filter(({ seq }) => seq < before).toReversed()
      const files = older
        .slice(0, limit)
        .map(({ seq, author, nick, at }) => ({ file: fileOf(seq), seq, author, nick, at, link: '' }))
      return { room: 7, files, more: older.length > limit }
    },
  }
  given.room = room as unknown as Room
  return given
}

/** What is asked for is there. */
async function settled(files: RoomFiles): Promise<number[]> {
  while (files.state.get().type === 'loading') await new Promise((resolve) => setImmediate(resolve))
  return files.state.get().files.map(({ seq }) => seq)
}

test('files come in pages, the newest first, each once', async () => {
  const files = new RoomFiles(roomOf(70).room)
  assert.equal((await settled(files)).length, 30)
  await files.more()
  await files.more()
  const seqs = await settled(files)
  assert.deepEqual(
    seqs,
    Array.from({ length: 70 }, (_, index) => 70 - index),
  )
  assert.equal(files.state.get().hasMore, false)
})

test('what is brought while one looks stands first, and goes when its message is deleted', async () => {
  const given = roomOf(2)
  const files = new RoomFiles(given.room)
  await settled(files)
  given.messages.push(messageOf(3))
  given.tell({ appended: 1 })
  assert.deepEqual(await settled(files), [3, 2, 1])
  given.messages[1] = { ...messageOf(2), text: '', files: [], deleted: true }
  given.tell({ changed: new Set([2]) })
  assert.deepEqual(await settled(files), [3, 1])
})

test('a page that could not be loaded is asked for again', async () => {
  const given = roomOf(2)
  given.fails = true
  const files = new RoomFiles(given.room)
  assert.deepEqual(await settled(files), [])
  assert.equal(files.state.get().type, 'failed')
  given.fails = false
  await files.more()
  assert.deepEqual(await settled(files), [2, 1])
})
