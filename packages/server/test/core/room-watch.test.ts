import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Limits, Signal } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'

type Push = Extract<Signal, { type: 'rooms' }>

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function open(t: TestContext, limits: Partial<Limits> = {}): Promise<{ hub: Hub; clock: HandClock }> {
  const clock = new HandClock()
  return { clock, hub: await openHub(t, { clock, limits: { paceMsPerReader: 0, ...limits } }) }
}

async function watcher(hub: Hub, nick: string, wire = jsonWire()): Promise<Client> {
  const client = new Client(hub, wire)
  await client.ask({ verb: 'hello', nick })
  await client.ask({ verb: 'watch', on: true })
  return client
}

async function pushes(client: Client): Promise<Push[]> {
  for (let index = 0; index < 4; index += 1) await turn()
  return client.signals.filter((signal): signal is Push => signal.type === 'rooms')
}

const brief = ({ changed, gone, online }: Push): unknown => [
  changed.map(({ name, count, people }) => `${name} ${count} ${people.join()}`),
  gone,
  online,
]

test('[WATCH1] who watches is told what changed in the room list, at most every 2 s', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await watcher(hub, 'ana')
  clock.advance(2_000)
  const before = (await pushes(ana)).length
  const bia = await inRoom(hub, 'bia', 'REDES')
  await inRoom(hub, 'caio', 'REDES')
  await bia.ask(message(bia.room, 'oi'))
  assert.equal((await pushes(ana)).length, before)
  clock.advance(2_000)
  assert.deepEqual((await pushes(ana)).slice(before).map(brief), [[['REDES 2 bia,caio'], [], 3]])
  clock.advance(10_000)
  assert.equal((await pushes(ana)).length, before + 1)
  await ana.ask({ verb: 'watch', on: false })
  await bia.ask({ verb: 'create', name: 'OUTRA' })
  clock.advance(10_000)
  assert.equal((await pushes(ana)).length, before + 1)
})

test('[WATCH1] rooms that are made and that end are told', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await watcher(hub, 'ana')
  const bia = new Client(hub)
  await bia.ask({ verb: 'hello', nick: 'bia' })
  const { room } = await bia.ask({ verb: 'create', name: 'REDES' })
  clock.advance(4_000)
  assert.ok((await pushes(ana)).some(({ changed }) => changed.some(({ id, count }) => id === room.id && count === 0)))
  clock.advance(8 * 86_400_000)
  await until(() => hub.directory.size === 0)
  clock.advance(4_000)
  assert.ok((await pushes(ana)).some(({ gone }) => gone.includes(room.id)))
})

test('[WATCH2] a line names the owner first, then who spoke last, and counts people, not sessions', async (t) => {
  const { hub } = await open(t)
  const clients: (Client & { room: number })[] = []
  for (const nick of ['ana', 'bia', 'caio', 'duda']) clients.push(await inRoom(hub, nick, 'REDES'))
  const [ana, bia, , duda] = clients
  await bia!.ask(message(bia!.room, '1'))
  await duda!.ask(message(duda!.room, '2'))
  const { rooms } = await ana!.ask({ verb: 'rooms' })
  assert.deepEqual(rooms[0]?.people, ['ana', 'duda', 'bia'])
  assert.equal(rooms[0]?.count, 4)
  await ana!.ask({ verb: 'leave', room: ana!.room })
  assert.deepEqual((await ana!.ask({ verb: 'rooms' })).rooms[0]?.people, ['duda', 'bia', 'caio'])
})

test('[WATCH2] rooms with most people stand first', async (t) => {
  const { hub } = await open(t)
  const ana = await inRoom(hub, 'ana', 'VAZIA')
  await ana.ask({ verb: 'leave', room: ana.room })
  for (const nick of ['bia', 'caio']) await inRoom(hub, nick, 'CHEIA')
  const { rooms } = await ana.ask({ verb: 'rooms' })
  assert.deepEqual(
    rooms.map(({ name }) => name),
    ['CHEIA', 'VAZIA'],
  )
})

test('[WATCH3] a push is spelled once for all watchers, holds so many rooms, and the rest follows', async (t) => {
  const { hub, clock } = await open(t, { roomsPushed: 2 })
  let spelled = 0
  const plain = jsonWire()
  const wire = jsonWire({
    variant: 'counted',
    signal: (signal, room) => {
      if (signal.type === 'rooms') spelled += 1
      return plain.signal(signal, room)
    },
  })
  const watchers: Client[] = []
  for (let index = 0; index < 20; index += 1) watchers.push(await watcher(hub, `w${index}`, wire))
  clock.advance(4_000)
  await pushes(watchers[0]!)
  spelled = 0
  const before = (await pushes(watchers[0]!)).length
  const ana = new Client(hub)
  await ana.ask({ verb: 'hello', nick: 'ana' })
  for (const name of ['A', 'B', 'C']) await ana.ask({ verb: 'create', name })
  clock.advance(2_000)
  clock.advance(2_000)
  for (const client of watchers) {
    const names = (await pushes(client)).slice(before).map(({ changed }) => changed.map(({ name }) => name))
    assert.deepEqual(names, [['A', 'B'], ['C']])
  }
  assert.equal(spelled, 2)
})

test('[WATCH3] who was too slow for a push is told the whole list when he has drained', async (t) => {
  const { hub, clock } = await open(t, { outboxBytes: 500 })
  const ana = await watcher(hub, 'ana')
  clock.advance(2_000)
  await pushes(ana)
  const bia = new Client(hub)
  await bia.ask({ verb: 'hello', nick: 'bia' })
  ana.connection.isStuck = true
  for (const name of ['A', 'B', 'C', 'D']) {
    await bia.ask({ verb: 'create', name: `${name}${'x'.repeat(40)}` })
    clock.advance(2_000)
  }
  ana.connection.flow()
  clock.advance(2_000)
  const whole = (await pushes(ana)).at(-1)
  assert.equal(whole?.whole, true)
  assert.equal(whole?.changed.length, 4)
})
