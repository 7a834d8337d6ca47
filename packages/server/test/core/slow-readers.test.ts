import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import fc from 'fast-check'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import type { Client } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { HandClock } from '../support/hand-clock.ts'

type Member = Awaited<ReturnType<typeof inRoom>>

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Whether a reader was told every event after its first one once, in order. */
function assertWhole({ events }: Client): void {
  const first = events[0]?.seq ?? 0
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, i) => first + i),
  )
}

test('[LOG5] a reader who drains at any moment under continuous load has no hole and no repeat', async (t) => {
  const hub = await openHub(t, { limits: { outboxBytes: 1500, pageBytes: 400, pageEvents: 5, rooms: 10_000 } })
  const step = fc.oneof(
    fc.record({ do: fc.constant('say' as const), count: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ do: fc.constantFrom('stick' as const, 'flow' as const, 'turn' as const), count: fc.constant(1) }),
    fc.record({ do: fc.constant('take' as const), count: fc.integer({ min: 1, max: 4 }) }),
  )
  let made = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      made += 1
      const room = `S${made}`
      const ana = await inRoom(hub, `ana${made}`, room)
      const wire = jsonWire({ echoes: made % 2 === 0, variant: `w${made % 2}` })
      const bia = await inRoom(hub, `bia${made}`, { room, wire })
      for (const { do: what, count } of steps) {
        if (what === 'say') ana.say(...Array.from({ length: count }, () => message(ana.room, 'x'.repeat(count * 9))))
        if (what === 'stick') bia.connection.isStuck = true
        if (what === 'take') bia.connection.take(count)
        if (what === 'flow') bia.connection.flow()
        if (what === 'turn') await turn()
      }
      bia.connection.flow()
      const { seq } = await ana.ask(message(ana.room, 'fim'))
      await until(() => bia.events.at(-1)?.seq === seq)
      await until(() => !bia.session.isBehind)
      assertWhole(bia)
      assert.equal(
        bia.session.readers.every((reader) => reader.isLive),
        true,
      )
      for (const client of [ana, bia]) client.hangUp()
    }),
    { numRuns: process.env['PAPO_LONG'] ? 1000 : 60 },
  )
})

test('[LOG8] what waits for a slow reader is bounded, and signals are dropped while he is behind', async (t) => {
  const hub = await openHub(t, { limits: { outboxBytes: 4000, pageBytes: 1000 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  bia.connection.isStuck = true
  for (let i = 0; i < 500; i += 1) ana.say(message(ana.room, `l${i}`))
  await until(() => ana.texts.length === 500)
  assert.ok(bia.session.isBehind)
  await (await inRoom(hub, 'caio', 'REDES')).ask({ verb: 'leave', room: ana.room })
  for (let i = 0; i < 50; i += 1) {
    assert.ok(bia.connection.pending <= 5000, `${bia.connection.pending} bytes wait`)
    bia.connection.take(1)
    await turn()
  }
  bia.connection.flow()
  await until(() => !bia.session.isBehind && bia.texts.length === 500)
  assert.deepEqual(bia.texts, ana.texts)
  assert.equal(
    bia.signals.some((signal) => 'nick' in signal && signal.nick === 'caio'),
    false,
  )
})

test('[LOG8] a frame that many hold is counted once, and what is held is given back', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const readers = await Promise.all(Array.from({ length: 10 }, (_, i) => inRoom(hub, `leitor${i}`, 'REDES')))
  await turn()
  for (const reader of readers) reader.connection.isStuck = true
  for (let i = 0; i < 10; i += 1) {
    await ana.ask(message(ana.room, 'x'.repeat(1000)))
    await until(() => ana.texts.length === i + 1)
  }
  const each = readers[0]!.connection.pending
  assert.ok(hub.outboxTotal.held > 0 && hub.outboxTotal.held <= each, `${hub.outboxTotal.held} held, ${each} each`)
  for (const reader of readers) reader.connection.flow()
  assert.equal(hub.outboxTotal.held, 0)
})

test('[LOG8] as what all hold grows, the bound of each shrinks, and the fullest go to the log first', async (t) => {
  const limits = { outboxBytes: 100_000, outboxTotalBytes: 60_000, pageBytes: 1000 }
  const hub = await openHub(t, { limits })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const [slow, brisk] = [await inRoom(hub, 'devagar', 'REDES'), await inRoom(hub, 'pouco', 'REDES')]
  slow.connection.isStuck = true
  for (let i = 0; i < 100; i += 1) {
    await ana.ask(message(ana.room, 'x'.repeat(1000)))
    await until(() => ana.texts.length === i + 1)
    assert.ok(hub.outboxTotal.held <= 60_000, `${hub.outboxTotal.held} held`)
  }
  assert.ok(slow.session.isBehind)
  assert.equal(brisk.session.isBehind, false)
  slow.connection.flow()
  await until(() => slow.texts.length === 100)
  assert.equal(hub.outboxTotal.held, 0)
})

test('[LOG8] pages of the log count too: beyond the total they wait until somebody has drained', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, limits: { outboxBytes: 3000, outboxTotalBytes: 8000, pageBytes: 2000 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  // a wire each, so that no page is shared
  const slow = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      inRoom(hub, `lento${i}`, { room: 'REDES', wire: jsonWire({ variant: `w${i}` }) }),
    ),
  )
  for (const reader of slow) reader.connection.isStuck = true
  for (let i = 0; i < 40; i += 1) {
    await ana.ask(message(ana.room, 'x'.repeat(500)))
    await until(() => ana.texts.length === i + 1)
  }
  await until(() => slow.every((reader) => reader.session.isBehind))
  // each takes what it holds, and then nothing of its first page
  for (const reader of slow) reader.connection.take(1000)
  for (let i = 0; i < 20; i += 1) await turn()
  assert.ok(hub.outboxTotal.held <= 12_000, `${hub.outboxTotal.held} held`)
  slow[0]!.cut()
  for (let i = 0; i < 200; i += 1) {
    for (const reader of slow) reader.connection.take(1)
    await turn()
  }
  for (const reader of slow.slice(1)) {
    await until(() => (reader.connection.take(1), reader.texts.length === 40))
    assertWhole(reader)
  }
  for (const reader of slow) reader.connection.flow()
  assert.equal(hub.outboxTotal.held, 0)
})

test('[LOG6] a reader who takes no byte for a minute is closed, one who is slow but moves never is', async (t) => {
  const clock = new HandClock()
  const hub = await openHub(t, { clock, limits: { outboxBytes: 2000, pageBytes: 1000, paceMsPerReader: 0 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const [stalled, slow] = [await inRoom(hub, 'parado', 'REDES'), await inRoom(hub, 'devagar', 'REDES')]
  for (const reader of [stalled, slow]) reader.connection.isStuck = true
  for (let i = 0; i < 200; i += 1) ana.say(message(ana.room, `l${i}`))
  await until(() => ana.texts.length === 200)
  clock.advance(59_000)
  assert.equal(stalled.session.isClosed, false)
  for (let i = 0; i < 20; i += 1) {
    slow.connection.take(1)
    await turn()
    clock.advance(10_000)
  }
  assert.equal(stalled.connection.reason, 'stalled')
  assert.equal(slow.session.isClosed, false)
  await until(() => ana.signals.some((signal) => signal.type === 'left' && signal.nick === 'parado'))
  slow.connection.flow()
  await until(() => slow.texts.length === 200)
  clock.advance(600_000)
  assert.equal(slow.session.isClosed, false)
  assert.equal(ana.session.isClosed, false)
})

test('[SEND4] an author who is behind on a wire that does not echo reads on without his own', async (t) => {
  const hub = await openHub(t, { limits: { outboxBytes: 1000, pageBytes: 300 } })
  const quiet = jsonWire({ echoes: false, variant: 'quiet' })
  const ana = await inRoom(hub, 'ana', { room: 'REDES', wire: quiet })
  const bia = await inRoom(hub, 'bia', 'REDES')
  ana.connection.isStuck = true
  for (let i = 0; i < 60; i += 1) await bia.ask(message(bia.room, `b${i}`))
  await until(() => ana.session.isBehind)
  ana.connection.flow()
  ana.connection.isStuck = true
  for (let i = 0; i < 3; i += 1) ana.say(message(ana.room, `a${i}`))
  await until(() => bia.texts.includes('a2'))
  for (let i = 0; i < 60; i += 1) await bia.ask(message(bia.room, `c${i}`))
  ana.connection.flow()
  await until(() => ana.texts.includes('c59'))
  assert.deepEqual(
    ana.texts,
    bia.texts.filter((text) => !text.startsWith('a')),
  )
})

/** Two people in a room; the one who reads on from its log waits for a page, which comes when it is released. */
async function readingOn(t: TestContext): Promise<{ ana: Member; bia: Member; release: () => void }> {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, limits: { outboxBytes: 1000, pageBytes: 2000 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  bia.connection.isStuck = true
  for (let i = 0; i < 30; i += 1) ana.say(message(ana.room, `l${i}`))
  await until(() => ana.texts.length === 30 && bia.session.isBehind)
  const release = store.hold('readLog')
  bia.connection.flow()
  await until(() => store.waiting('readLog') === 1)
  return { ana, bia, release }
}

test('[JOIN6] who leaves a room while he reads on from its log gets nothing more of it', async (t) => {
  const { ana, bia, release } = await readingOn(t)
  await bia.ask({ verb: 'leave', room: ana.room })
  const heard = bia.texts.length
  release()
  await ana.ask(message(ana.room, 'fim'))
  await turn()
  await until(() => !bia.session.isBehind)
  assert.equal(bia.texts.length, heard)
  // and comes back to all that he missed, as history and then live
  const { page } = await bia.ask({ verb: 'join', room: { id: ana.room } })
  assert.equal(page.messages.at(-1)?.text, 'fim')
})

test('[JOIN6] nothing of a room follows the answer to leaving it, however near the next page was', async (t) => {
  for (let near = 0; near < 30; near += 1) {
    const { ana, bia, release } = await readingOn(t)
    release()
    for (let i = 0; i < near; i += 1) await Promise.resolve()
    bia.say({ verb: 'leave', room: ana.room })
    await until(() => !bia.session.isBehind)
    const left = bia.told.findIndex((one) => 'answer' in one && one.to.verb === 'leave')
    assert.ok(left > 0)
    assert.deepEqual(bia.told.slice(left + 1), [], `${near} steps after the page`)
  }
})

test('a log that can not be read closes only who had to read it, and says why', async (t) => {
  const errors: unknown[] = []
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, onError: (error) => errors.push(error), limits: { outboxBytes: 1000 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  bia.connection.isStuck = true
  for (let i = 0; i < 60; i += 1) ana.say(message(ana.room, `l${i}`))
  await until(() => ana.texts.length === 60 && bia.session.isBehind)
  store.fail('readLog')
  bia.connection.flow()
  await until(() => bia.session.isClosed)
  assert.equal(bia.connection.reason, 'error')
  assert.equal(errors.length, 1)
  await ana.ask(message(ana.room, 'sigo aqui'))
})
