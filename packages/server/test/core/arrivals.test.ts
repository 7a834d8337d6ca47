import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Signal } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import { Client, inRoom, jsonWire, message, openHub, until } from '../support/core.ts'
import { HandClock } from '../support/hand-clock.ts'

const frames = jsonWire({ variant: 'frames', resumes: true, waits: false })
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function open(t: TestContext): Promise<{ hub: Hub; clock: HandClock }> {
  const clock = new HandClock()
  return { clock, hub: await openHub(t, { clock, limits: { paceMsPerReader: 0 } }) }
}

/** Says of each signal who came or went, in brackets where it is told later. */
function spell(signal: Signal): string {
  if (signal.type === 'gathered') return `=${signal.joined.join()}-${signal.left.join()}`
  if (signal.type !== 'joined' && signal.type !== 'left') return signal.type
  const text = `${signal.type === 'joined' ? '+' : '-'}${signal.nick}`
  return signal.quiet ? `(${text})` : text
}

/** What a client was told of arrivals and departures since it came; ends with a fence. */
async function heard(client: Client & { room: number }): Promise<string[]> {
  await turn()
  await turn()
  return client.signals.map(spell).filter((text) => text !== '+ana')
}

test('[JOIN5] five arrivals and departures in 10 s are told at once, the rest of that time in one', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  clock.advance(10_000)
  const others = []
  for (let i = 1; i <= 8; i += 1) others.push(await inRoom(hub, `p${i}`, 'REDES'))
  await others[0]!.ask({ verb: 'leave', room: ana.room })
  // came and went within the merged part: not worth a word
  await others[7]!.ask({ verb: 'leave', room: ana.room })
  await others[6]!.ask({ verb: 'nick', nick: 'sete' })
  const live = ['+p1', '+p2', '+p3', '+p4', '+p5', '(+p6)', '(+p7)', '(+p8)', '(-p1)', '(-p8)', 'renamed']
  assert.deepEqual(await heard(ana), live)
  clock.advance(9_999)
  assert.deepEqual(await heard(ana), live)
  clock.advance(1)
  assert.deepEqual(await heard(ana), [...live, '=p6,sete-p1'])
  others[1]!.hangUp()
  assert.deepEqual((await heard(ana)).at(-1), '-p2')
})

test('[JOIN2] entering where one is changes nothing and tells nobody', async (t) => {
  const { hub } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  const before = await heard(ana)
  const again = await bia.ask({ verb: 'join', room: { name: 'REDES' } })
  assert.equal(again.already, true)
  assert.equal((await bia.ask({ verb: 'join', room: { id: ana.room }, leaving: ana.room })).already, true)
  assert.deepEqual(await heard(ana), before)
  await ana.ask(message(ana.room, 'oi'))
  await until(() => bia.texts.length > 0)
  assert.deepEqual(bia.texts, ['oi'])
})

test('[JOIN6] who leaves is told no more, can not speak there, and is gone from it', async (t) => {
  const { hub } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  await bia.ask({ verb: 'leave', room: ana.room })
  for (const command of [message(ana.room, 'oi'), { verb: 'leave', room: ana.room } as const])
    await assert.rejects(bia.ask(command), { code: 'not_in_room' })
  await assert.rejects(bia.ask({ verb: 'history', room: ana.room, limit: 5 }), { code: 'not_in_room' })
  await ana.ask(message(ana.room, 'sozinha'))
  await until(() => ana.texts.length === 1)
  assert.deepEqual(bia.texts, [])
  assert.deepEqual((await ana.ask({ verb: 'who', room: { id: ana.room } })).people.length, 1)
})

test('[HELLO7] the room hears of a user when his first session enters and when his last one is gone', async (t) => {
  const { hub } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const line = new Client(hub)
  const { token, user } = await line.ask({ verb: 'hello', nick: 'bia', keep: true, room: 'REDES' })
  const second = new Client(hub)
  const back = await second.ask({ verb: 'hello', nick: 'x', token: token!, room: 'REDES' })
  assert.deepEqual(back.user, user)
  assert.equal(hub.online, 2)
  assert.deepEqual(await heard(ana), ['+bia'])
  await line.ask({ verb: 'leave', room: ana.room })
  line.hangUp()
  assert.deepEqual(await heard(ana), ['+bia'])
  await ana.ask(message(ana.room, 'oi'))
  await until(() => second.texts.length === 1)
  second.hangUp()
  assert.deepEqual(await heard(ana), ['+bia', '-bia'])
  assert.equal(hub.online, 1)
})

test('[HELLO7] the 21st session of a user is refused, and nothing else changes', async (t) => {
  const { hub } = await open(t)
  const ana = new Client(hub)
  const { token } = await ana.ask({ verb: 'hello', nick: 'ana', keep: true })
  const sessions = Array.from({ length: 20 }, () => new Client(hub))
  const asked = sessions.map((session) => session.ask({ verb: 'hello', nick: 'ana', token: token! }))
  const results = await Promise.allSettled(asked)
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 19)
  const refused = results.find((result) => result.status === 'rejected')
  assert.equal(Reflect.get(Object(refused?.reason), 'code'), 'sessions_full')
  ana.hangUp()
  const one = sessions.find((session) => !session.session.user)!
  await one.ask({ verb: 'hello', nick: 'ana', token: token! })
  for (const session of sessions) session.hangUp()
  assert.equal(hub.online, 0)
})

test('[RESUME3] who can resume is away for 30 s before anybody is told; who comes back in time was never gone', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = new Client(hub, frames)
  const { token, epoch } = await bia.ask({ verb: 'hello', nick: 'bia', keep: true, room: 'REDES' })
  bia.cut()
  clock.advance(29_999)
  assert.deepEqual(await heard(ana), ['+bia'])
  const again = new Client(hub, frames)
  const { rooms } = await again.ask({ verb: 'hello', nick: 'bia', token: token! })
  assert.deepEqual(
    rooms.map(({ room }) => room.name),
    ['REDES'],
  )
  await again.ask({ verb: 'resume', rooms: [{ room: ana.room, epoch, seq: 1 }] })
  clock.advance(60_000)
  assert.deepEqual(await heard(ana), ['+bia'])
  assert.equal(hub.directory.byId(ana.room)!.size, 2)
  again.cut()
  clock.advance(30_000)
  assert.deepEqual(await heard(ana), ['+bia', '-bia'])
})

test('[RESUME3] who came back and then leaves has left at once, whatever place was kept for him', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = new Client(hub, frames)
  const { token } = await bia.ask({ verb: 'hello', nick: 'bia', keep: true, room: 'REDES' })
  bia.cut()
  const again = new Client(hub, frames)
  await again.ask({ verb: 'hello', nick: 'bia', token: token!, room: 'REDES' })
  await again.ask({ verb: 'leave', room: ana.room })
  assert.deepEqual(await heard(ana), ['+bia', '-bia'])
  clock.advance(60_000)
  assert.deepEqual(await heard(ana), ['+bia', '-bia'])
  // and is a member no more
  const third = new Client(hub, frames)
  const { rooms } = await third.ask({ verb: 'hello', nick: 'bia', token: token! })
  assert.deepEqual(rooms, [])
})

test('[RESUME3] of several broken connections the last one counts', async (t) => {
  const { hub, clock } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const [one, two] = [new Client(hub, frames), new Client(hub, frames)]
  const { token, user } = await one.ask({ verb: 'hello', nick: 'bia', keep: true, room: 'REDES' })
  await two.ask({ verb: 'hello', nick: 'bia', token: token!, room: 'REDES' })
  one.cut()
  clock.advance(20_000)
  two.cut()
  clock.advance(15_000)
  assert.deepEqual(await heard(ana), ['+bia'])
  const three = new Client(hub, frames)
  const back = await three.ask({ verb: 'hello', nick: 'bia', token: token!, room: 'REDES' })
  assert.deepEqual(back.user, user)
  clock.advance(60_000)
  assert.deepEqual(await heard(ana), ['+bia'])
  assert.equal(hub.directory.byId(ana.room)!.size, 2)
})

test('[RESUME3] who can not prove who he is has no grace, whatever he speaks: his nick is free at once', async (t) => {
  const { hub } = await open(t)
  const ana = await inRoom(hub, 'ana', 'REDES')
  const [frame, line] = [new Client(hub, frames), new Client(hub)]
  await frame.ask({ verb: 'hello', nick: 'bia', room: 'REDES' })
  await line.ask({ verb: 'hello', nick: 'caio', keep: true, room: 'REDES' })
  frame.cut()
  line.cut()
  assert.deepEqual(await heard(ana), ['+bia', '+caio', '-bia', '-caio'])
  await new Client(hub).ask({ verb: 'hello', nick: 'bia' })
})
