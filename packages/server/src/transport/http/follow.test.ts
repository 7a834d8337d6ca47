import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { HandClock } from '../../../test/support/hand-clock.ts'
import { jsonWire } from '../../../test/support/core.ts'
import { LogPage } from '../../core/log-pages.ts'
import { streamOf } from './follow.ts'
import type { Followed } from './follow.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A room in which so much was told, one event a page, and who waits for more of it. */
function roomOf(told: number): Followed & { readonly waiting: Set<() => void> } {
  const waiting = new Set<() => void>()
  return {
    told,
    isArchived: false,
    waiting,
    view: { id: 1, kind: 'open', name: 'geral', slug: 'geral', maker: 1, head: told, n: 0, lastAt: 0 },
    pages: {
      read: async (after) => new LogPage([{ kind: 'created', room: 1, seq: after + 1, at: 1, author: 1, nick: 'ana' }]),
    },
    onceTold(_, f) {
      waiting.add(f)
      return () => void waiting.delete(f)
    },
  }
}

/** Somebody who reads that room as it grows, and takes no more than he asks for. */
function follower(room: Followed): {
  clock: HandClock
  taker: { bytes: number; isCut: boolean }
  reader: ReadableStreamDefaultReader<Uint8Array>
} {
  const clock = new HandClock()
  const taker = { bytes: 0, isCut: false }
  const left = (): number => taker.bytes
  const cut = (): void => void (taker.isCut = true)
  const following = { room, after: 0, wire: jsonWire(), maxBytes: limits.pageBytes }
  return { clock, taker, reader: streamOf(following, { left, cut }, { clock, limits }).getReader() }
}

test('[HTTP5] a reader of the plain address who goes while nobody speaks leaves nothing behind', async () => {
  const room = roomOf(0)
  const { reader, clock } = follower(room)
  const next = reader.read()
  while (room.waiting.size === 0) await turn()
  await reader.cancel()
  assert.equal((await next).done, true)
  await turn()
  assert.equal(room.waiting.size, 0)
  assert.equal(clock.timers, 0)
})

test('[HTTP5] who takes a byte a minute is waited for, and who takes none is cut', async () => {
  const { clock, taker, reader } = follower(roomOf(2))
  await reader.read()
  for (taker.bytes = 10; taker.bytes > 1; taker.bytes -= 1) clock.advance(limits.stalledReaderMs - 1)
  assert.equal(taker.isCut, false)
  clock.advance(limits.stalledReaderMs + 2 * limits.stalledSweepMs)
  assert.equal(taker.isCut, true)
})

test('[HTTP5] who has taken all is not watched until there is more', async () => {
  const room = roomOf(1)
  const { clock, taker, reader } = follower(room)
  await reader.read()
  const more = reader.read()
  while (room.waiting.size === 0) await turn()
  clock.advance(10 * limits.stalledReaderMs)
  assert.equal(taker.isCut, false)
  assert.equal(clock.timers, 0)
  for (const f of room.waiting) f()
  assert.equal((await more).done, true)
})
