import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Event } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { Client, message, openHub, until } from '../support/core.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { ResumingPerson } from '../support/resuming-person.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const step = fc.record({
  who: fc.nat(3),
  room: fc.nat(1),
  count: fc.integer({ min: 1, max: 6 }),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant('send' as const) },
    { weight: 4, arbitrary: fc.constantFrom('react' as const, 'edit' as const, 'delete' as const, 'reply' as const) },
    { weight: 3, arbitrary: fc.constantFrom('join' as const, 'turn' as const, 'take' as const, 'back' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('leave' as const, 'nick' as const, 'cut' as const, 'stick' as const, 'hold' as const),
    },
  ),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** A few people, two rooms, and what was asked to be said. */
class World {
  readonly hub: Hub
  readonly store: FaultyStore
  readonly people: readonly ResumingPerson[]
  readonly rooms: readonly number[]
  /** What was asked to be said, by its key. */
  readonly asked = new Map<string, string>()
  #changes = 0

  constructor(parts: { hub: Hub; store: FaultyStore; people: readonly ResumingPerson[]; rooms: readonly number[] }) {
    this.hub = parts.hub
    this.store = parts.store
    this.people = parts.people
    this.rooms = parts.rooms
  }

  async run({ who, room: which, count, what }: Step): Promise<void> {
    const person = this.people[who]!
    const room = this.rooms[which]!
    if (what === 'send') for (let i = 0; i < count; i += 1) this.#send(person, room)
    if (what === 'react')
      person.ask({ verb: 'react', room, seq: count + 1, emoji: who % 2 ? '👍' : '🎉', on: which === 0 })
    if (what === 'edit') person.ask({ verb: 'edit', room, seq: count + 1, text: `e${(this.#changes += 1)}` })
    if (what === 'delete') person.ask({ verb: 'delete', room, seq: count + 1 })
    if (what === 'reply') this.#send(person, room, count + 1)
    if (what === 'join') person.ask({ verb: 'join', room: { id: room } })
    if (what === 'leave') person.ask({ verb: 'leave', room })
    if (what === 'nick') person.ask({ verb: 'nick', nick: `nome${count}` })
    if (what === 'stick' && person.client) person.client.connection.isStuck = true
    if (what === 'take') person.client?.connection.take(count)
    if (what === 'hold') setImmediate(this.store.hold((['readPage', 'append', 'readMessage'] as const)[count % 3]!))
    if (what === 'cut') person.cut()
    if (what === 'back' && !person.isThere) await person.comeBack()
    if (what === 'turn') for (let i = 0; i < count; i += 1) await turn()
    for (const each of this.people) each.hear()
  }

  /** Everybody comes back, hears everything, and has every answer. */
  async settle(): Promise<void> {
    for (const person of this.people) {
      if (!person.isThere) await person.comeBack()
      person.client!.connection.flow()
    }
    await until(() => this.people.every((person) => (person.hear(), person.isAnswered)))
    for (const person of this.people)
      await until(() => (person.hear(), [...person.rooms].every(([room, view]) => this.#isHead(room, view.events))))
  }

  /** The keys of what must have been said: all but what was refused. */
  get said(): Set<string> {
    const refused = new Set(this.people.flatMap((person) => [...person.refused]))
    return new Set([...this.asked].flatMap(([key, command]) => (refused.has(command) ? [] : [key])))
  }

  #send(person: ResumingPerson, room: number, reply?: number): void {
    const command = { ...message(room, `t${this.asked.size}`), ...(reply !== undefined && { reply }) }
    this.asked.set(command.key, JSON.stringify(command))
    person.ask(command)
  }

  #isHead(room: number, events: readonly Event[]): boolean {
    const { head } = this.hub.directory.byId(room)!.view
    return events.length === 0 || events.at(-1)!.seq === head
  }
}

async function makeWorld(hub: Hub, store: FaultyStore, run: number): Promise<World> {
  const maker = new Client(hub)
  await maker.ask({ verb: 'hello', nick: `dono ${run}` })
  const rooms = []
  for (const name of ['A', 'B']) rooms.push((await maker.ask({ verb: 'create', name: `${name}${run}` })).room.id)
  const people = await Promise.all([0, 1, 2, 3].map((i) => ResumingPerson.arrive(hub, `p${i} de ${run}`)))
  return new World({ hub, store, people, rooms })
}

async function check({ hub, people, rooms, said }: World): Promise<void> {
  const keys: string[] = []
  for (const room of rooms) {
    const log = await hub.store.log.readLog(room, { after: 0, until: 10_000 }, { events: 10_000, bytes: 1e9 })
    assert.deepEqual(
      log.map(({ seq }) => seq),
      log.map((_, i) => i + 1),
    )
    keys.push(...log.flatMap((event) => (event.kind === 'message' ? [event.key ?? ''] : [])))
    const inside = people.filter((person) => person.rooms.has(room))
    for (const person of inside) {
      const { since, events } = person.rooms.get(room)!
      const expected = log.slice(since, since + events.length)
      assert.deepEqual(events.map(lasting), expected.map(lasting))
      assert.deepEqual(textsOf(events), textsOf(expected))
    }
    const present = Array.from(hub.directory.byId(room)!.people, ({ nick }) => nick)
    assert.deepEqual(new Set(present), new Set(inside.map(({ nick }) => nick)))
  }
  // what was sent again was said once; who was cut off before he came to enter may have been refused once and heard once
  assert.equal(new Set(keys).size, keys.length)
  for (const key of said) assert.ok(keys.includes(key), `${key} is lost`)
}

/** What of an event never changes, however late it is read. */
function lasting(event: Event): unknown {
  const { seq, kind, at, author, nick } = event
  const target = 'target' in event && event.target
  return [seq, kind, at, author, nick, target, 'emoji' in event && [event.emoji, event.on], 'n' in event && event.n]
}

/** The texts that a reader of these events shows in the end. */
function textsOf(events: readonly Event[]): Map<number, string> {
  const texts = new Map<number, string>()
  for (const event of events) {
    if (event.kind === 'message') texts.set(event.seq, event.text)
    if (event.kind === 'edited' && texts.has(event.target)) texts.set(event.target, event.text)
    if (event.kind === 'deleted' && texts.has(event.target)) texts.set(event.target, '')
  }
  return texts
}

test('[LOG1] whatever happens in whatever order, all see one log, and nothing is lost or said twice', async (t) => {
  const store = new FaultyStore(createMemoryStore())
  const limits = { outboxBytes: 1500, pageBytes: 500, pageEvents: 5, rooms: 100_000, resumeEvents: 10_000 }
  const hub = await openHub(t, { store, limits })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
      const world = await makeWorld(hub, store, (run += 1))
      // most are somewhere to begin with
      for (const [i, person] of world.people.entries()) person.ask({ verb: 'join', room: { id: world.rooms[i % 2]! } })
      for (const one of steps) await world.run(one)
      store.releaseAll()
      await world.settle()
      await check(world)
      for (const person of world.people) person.cut()
    }),
    { numRuns: process.env['PAPO_LONG'] ? 1000 : 40 },
  )
})
