import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Event, RoomId } from '@papo/protocol'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { OddBus } from '../support/odd-bus.ts'
import type { Oddity } from '../support/odd-bus.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('[LOG3] nobody is told a message, nor its author that it was sent, before it is committed', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  await until(() => ana.signals.some((signal) => signal.type === 'joined' && signal.nick === 'bia'))
  const release = store.hold('append')
  const [toldAna, toldBia] = [ana.told.length, bia.told.length]
  ana.say(message(ana.room, 'oi'))
  await until(() => store.waiting('append') === 1)
  for (let i = 0; i < 5; i += 1) await turn()
  assert.deepEqual([ana.told.length, bia.told.length], [toldAna, toldBia])
  release()
  await until(() => bia.texts.includes('oi') && ana.texts.includes('oi'))
})

test('[SEND6] a disk that is full tells the author, nobody else, and goes on as soon as there is room', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  store.fail('append', 'full')
  await assert.rejects(ana.ask(message(ana.room, 'perdida', 'a')), { code: 'storage_full' })
  store.fail('append', 'failed')
  await assert.rejects(ana.ask(message(ana.room, 'perdida', 'b')), { code: 'storage_failed' })
  assert.equal((await bia.ask({ verb: 'history', room: ana.room, limit: 10 })).page.messages.length, 0)
  store.mend('append')
  // the refused send did not use its key
  const { seq } = await ana.ask(message(ana.room, 'oi', 'a'))
  assert.equal(seq, 2)
  await until(() => bia.texts.length > 0)
  assert.deepEqual(bia.texts, ['oi'])
})

test('[LOG3] what is said while a commit is on its way is the next one, of at most 1,000 drafts and 1 MB', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, limits: { commandsInFlight: 5000 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const release = store.hold('append')
  ana.say(message(ana.room, 'a'))
  await until(() => store.waiting('append') === 1)
  for (let i = 0; i < 2500; i += 1) ana.say(message(ana.room, 'b'))
  // 3 MB, of characters of three bytes each
  for (let i = 0; i < 250; i += 1) ana.say(message(ana.room, '好'.repeat(4000)))
  release()
  await until(() => ana.texts.length === 2751)
  const counts = store.batches.map((batch) => batch.length)
  assert.equal(counts[0], 1)
  assert.equal(counts[1], 1000)
  for (const batch of store.batches) {
    const bytes = batch.reduce((sum, one) => sum + (one.kind === 'message' ? Buffer.byteLength(one.text) : 0), 0)
    assert.ok(batch.length <= 1000 && bytes <= 1024 * 1024, `${batch.length} drafts, ${bytes} bytes`)
  }
  assert.equal(Math.max(...counts), 1000)
})

test('[SEND7] with 10,000 messages waiting for the disk a further one is busy, and those are all said', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store, limits: { commandsInFlight: 20_000 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const release = store.hold('append')
  ana.say(message(ana.room, 'a'))
  await until(() => store.waiting('append') === 1)
  for (let i = 0; i < 10_002; i += 1) ana.say(message(ana.room, 'b'))
  await until(() => ana.failures.length === 2)
  assert.deepEqual(ana.failures, ['busy', 'busy'])
  release()
  await until(() => hub.directory.byId(ana.room)!.told === 10_002)
  await ana.ask(message(ana.room, 'de novo'))
})

/** Delivers what a bus does now and then: nothing, twice, one by one, backwards, late. */
function unreliable(random: () => number): Oddity {
  const late: [RoomId, readonly Event[]][] = []
  return (deliver, room, events) => {
    const pick = random()
    if (pick < 0.25) return
    if (pick < 0.5) late.push([room, events])
    else deliver(room, events)
    if (pick < 0.6) deliver(room, events)
    if (pick < 0.7) for (const event of events.toReversed()) deliver(room, [event])
    if (random() < 0.3) for (const [where, what] of late.splice(0).reverse()) deliver(where, what)
  }
}

test('[LOG7] a bus that loses, repeats and reorders changes nothing that readers see', async (t) => {
  let isOdd = true
  const odd = unreliable(Math.random)
  const bus = new OddBus((deliver, room, events) => (isOdd ? odd(deliver, room, events) : deliver(room, events)))
  const hub = await openHub(t, { bus, limits: { pageEvents: 7 } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const others = [
    await inRoom(hub, 'bia', 'REDES'),
    await inRoom(hub, 'caio', { room: 'REDES', wire: jsonWire({ variant: 'b' }) }),
  ]
  for (let i = 0; i < 400; i += 1) {
    ana.say(message(ana.room, `l${i}`))
    if (Math.random() < 0.4) await turn()
  }
  isOdd = false
  await ana.ask(message(ana.room, 'fim'))
  for (const reader of [ana, ...others]) {
    await until(() => reader.texts.includes('fim'))
    assert.deepEqual(
      reader.events.map(({ seq }) => seq),
      Array.from({ length: 401 }, (_, i) => i + 2),
    )
  }
})

test('[LOG7] what comes while a hole is being filled is not forgotten', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  let isLosing = false
  const bus = new OddBus((deliver, room, events) => {
    if (!isLosing) deliver(room, events)
  })
  const hub = await openHub(t, { bus, store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  isLosing = true
  await ana.ask(message(ana.room, 'perdida'))
  isLosing = false
  const release = store.hold('readLog')
  await ana.ask(message(ana.room, 'acha o buraco'))
  await until(() => store.waiting('readLog') === 1)
  await ana.ask(message(ana.room, 'enquanto isso'))
  await ana.ask(message(ana.room, 'a última'))
  release()
  await until(() => ana.texts.length === 4)
  assert.deepEqual(ana.texts, ['perdida', 'acha o buraco', 'enquanto isso', 'a última'])
})

test('[LOG7] a hole that could not be filled is said to the log, and filled when the store answers again', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  let isLosing = true
  const bus = new OddBus((deliver, room, events) => {
    if (!isLosing) deliver(room, events)
  })
  const errors: unknown[] = []
  const hub = await openHub(t, { bus, store, onError: (error) => errors.push(error) })
  const ana = await inRoom(hub, 'ana', 'REDES')
  await ana.ask(message(ana.room, '1'))
  isLosing = false
  store.fail('readLog')
  await ana.ask(message(ana.room, '2'))
  await turn()
  await until(() => errors.length === 1)
  store.mend('readLog')
  await ana.ask(message(ana.room, '3'))
  await until(() => ana.texts.length === 3)
  assert.deepEqual(ana.texts, ['1', '2', '3'])
  assert.equal(errors.length, 1)
})

test('[LOG2] a room begins with its making, and what is refused uses no position', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  await assert.rejects(ana.ask(message(ana.room, ' ')), { code: 'message_empty' })
  await assert.rejects(ana.ask(message(ana.room, 'a\0b')), { code: 'nul_in_text' })
  await assert.rejects(ana.ask(message(ana.room, 'x'.repeat(4001))), { code: 'message_too_long' })
  await assert.rejects(ana.ask(message(ana.room, 'oi', 'uma chave')), { code: 'key_invalid' })
  await assert.rejects(ana.ask(message(ana.room, 'oi', 'k'.repeat(65))), { code: 'key_invalid' })
  await ana.ask(message(ana.room, 'oi'))
  const log = await hub.store.log.readLog(ana.room, { after: 0, until: 9 }, { events: 9, bytes: 1e6 })
  assert.deepEqual(
    log.map(({ seq, kind }) => [seq, kind]),
    [
      [1, 'created'],
      [2, 'message'],
    ],
  )
})

test('[LOG3] what was committed before the server stops is answered and told before it says good-bye', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const hub = await openHub(t, { store })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  const release = store.hold('append')
  ana.say(message(ana.room, '1'))
  await until(() => store.waiting('append') === 1)
  ana.say(message(ana.room, '2'))
  const stopped = hub.stop()
  ana.say(message(ana.room, 'tarde demais'))
  release()
  await stopped
  assert.deepEqual(bia.texts, ['1', '2'])
  assert.equal(ana.told.filter((one) => 'answer' in one && one.to.verb === 'send').length, 2)
  assert.deepEqual(bia.signals.at(-1), { type: 'stopping' })
})
