import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Event, FileView, MessageEvent } from '@papo/protocol'
import type { Client, ClientEvents, FilePage, Room } from '@papo/sdk'
import { RoomFiles } from './room-files.ts'

function fileOf(seq: number): FileView {
  return { id: String(seq).padStart(22, 'A'), name: `${seq}.pdf`, kind: 'file', type: 'application/pdf', size: 1 }
}

function messageOf(seq: number, room = 7): MessageEvent {
  const base = { room, seq, at: seq, author: 2, nick: 'Bia', kind: 'message', n: seq, style: 'say' } as const
  return { ...base, text: '', files: [fileOf(seq)] }
}

function deletionOf(target: number, seq: number, room = 7): Event {
  return { kind: 'deleted', room, seq, at: seq, author: 2, nick: 'Bia', target }
}

/** A room of so many messages, each with a file, none of them in memory; the verb answers a few at a time, or fails. */
class Given {
  messages: readonly MessageEvent[]
  fails = false
  /** Holds answers up. */
  gate: Promise<void> = Promise.resolve()
  readonly room: Room
  readonly client: Pick<Client, 'on'>
  readonly #listeners: { [E in keyof ClientEvents]?: ClientEvents[E] } = {}

  constructor(count: number) {
    this.messages = Array.from({ length: count }, (_, index) => messageOf(index + 1))
    const room: Partial<Record<keyof Room, unknown>> = { id: 7, files: (how: Reach) => this.#page(how) }
    this.room = room as unknown as Room
    this.client = {
      on: (event, listener) => {
        this.#listeners[event] = listener
        return () => delete this.#listeners[event]
      },
    }
  }

  get isWatched(): boolean {
    return Object.keys(this.#listeners).length > 0
  }

  /** Something happens in this room, or in another one. */
  happen(event: Event): void {
    const where = event.room === 7 ? this.room : ({ id: event.room } as Room)
    this.#listeners.event?.(event, where)
    if (event.kind === 'message') this.#listeners.message?.(event, where)
  }

  reset(): void {
    this.#listeners.reset?.(this.room)
  }

  async #page({ before = Infinity, limit = 60 }: Reach): Promise<FilePage> {
    if (this.fails) throw new Error('cut')
    const older = this.messages.filter(({ seq }) => seq < before).toReversed()
    await this.gate
    const files = older
      .slice(0, limit)
      .map(({ seq, author, nick, at }) => ({ file: fileOf(seq), seq, author, nick, at, link: '' }))
    return { room: 7, files, more: older.length > limit }
  }
}

type Reach = NonNullable<Parameters<Room['files']>[0]>

/** What is asked for is there. */
async function settled(files: RoomFiles): Promise<number[]> {
  while (files.state.get().type === 'loading') await new Promise((resolve) => setImmediate(resolve))
  return files.state.get().files.map(({ seq }) => seq)
}

test('files come in pages, the newest first, each once', async () => {
  const { client, room } = new Given(70)
  const files = new RoomFiles(client, room)
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

test('what is brought while one looks stands first, once, and only where it is of this room', async () => {
  const given = new Given(2)
  const files = new RoomFiles(given.client, given.room)
  await settled(files)
  given.happen(messageOf(3))
  given.happen(messageOf(3))
  given.happen(messageOf(4, 8))
  assert.deepEqual(await settled(files), [3, 2, 1])
})

test('a file goes with its message, also where no list has loaded it', async () => {
  const given = new Given(3)
  const files = new RoomFiles(given.client, given.room)
  await settled(files)
  given.happen(deletionOf(2, 4))
  given.happen(deletionOf(1, 5, 8))
  assert.deepEqual(await settled(files), [3, 1])
})

test('a page that was under way brings nothing of what was deleted meanwhile', async () => {
  const given = new Given(3)
  const { promise, resolve } = Promise.withResolvers<void>()
  given.gate = promise
  const files = new RoomFiles(given.client, given.room)
  given.happen(deletionOf(2, 4))
  resolve()
  assert.deepEqual(await settled(files), [3, 1])
})

test('where too much was missed to be told, files are asked for anew', async () => {
  const given = new Given(3)
  const files = new RoomFiles(given.client, given.room)
  await settled(files)
  given.messages = [messageOf(1), messageOf(5)]
  given.reset()
  assert.deepEqual(await settled(files), [5, 1])
})

test('a list that is closed listens no more', async () => {
  const given = new Given(1)
  const files = new RoomFiles(given.client, given.room)
  await settled(files)
  files.close()
  assert.equal(given.isWatched, false)
})

test('a page that could not be loaded is asked for again', async () => {
  const given = new Given(2)
  given.fails = true
  const files = new RoomFiles(given.client, given.room)
  assert.deepEqual(await settled(files), [])
  assert.equal(files.state.get().type, 'failed')
  given.fails = false
  await files.more()
  assert.deepEqual(await settled(files), [2, 1])
})
