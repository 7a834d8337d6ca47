import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Room } from '@papo/sdk'
import { settle } from './support/hand-clock.ts'
import { openRoom } from './support/house.ts'
import { fill, isWhole, textsOf } from './support/talk.ts'

test('an event twice is one, one too early brings what lies before it', async (t) => {
  const { client, room, server } = await openRoom(t)
  const told: number[] = []
  client.on('event', ({ seq }) => told.push(seq))
  const [one, , , four] = [1, 2, 3, 4].map((n) => server.say(`${n}`, { quietly: true }))
  server.deliver(one!)
  server.deliver(one!)
  server.deliver(four!)
  await settle()
  assert.deepEqual(told, [1, 2, 3, 4])
  assert.deepEqual(textsOf(room), ['1', '2', '3', '4'])
  assert.equal(server.received('log').length, 1)
})

test('a long hole is read page by page, while more comes', async (t) => {
  const { client, room, server } = await openRoom(t)
  const told: number[] = []
  client.on('event', ({ seq }) => told.push(seq))
  fill(server, 180)
  server.say('181')
  server.say('182')
  await settle()
  server.say('183')
  await settle()
  assert.deepEqual(
    told,
    Array.from({ length: 183 }, (_, i) => i + 1),
  )
  assert.ok(isWhole(room.timeline.messages))
})

test('what was missed is told once, in order, after a cut', async (t) => {
  const { client, room, server, clock } = await openRoom(t)
  const told: string[] = []
  client.on('message', ({ text }) => told.push(text))
  server.say('1')
  server.socket.cut()
  fill(server, 500)
  await clock.advance(1_200)
  server.say('502')
  assert.deepEqual(
    told,
    Array.from({ length: 502 }, (_, i) => `${i + 1}`),
  )
  assert.equal(room.unread, 502)
})

test('who missed too much begins anew, and a room that nobody reads shows its newest page', async (t) => {
  const { client, room, server, clock } = await openRoom(t)
  const resets: Room[] = []
  client.on('reset', (one) => resets.push(one))
  server.say('1')
  server.socket.cut()
  fill(server, 2_000)
  await clock.advance(1_200)
  assert.deepEqual(resets, [room])
  assert.equal(room.unread, 2_001)
  assert.equal(textsOf(room).at(-1), '2001')
  assert.equal(room.timeline.hasOlder, true)
  assert.equal(room.timeline.hasNewer, false)
})

test('who missed too much stays where he reads; what he missed lies behind it, without a hole', async (t) => {
  const { room, server, clock } = await openRoom(t)
  for (let i = 1; i <= 30; i++) server.say(`${i}`)
  room.timeline.look(20, 30)
  server.socket.cut()
  fill(server, 2_000)
  server.change({ kind: 'edited', target: 25, text: 'outro' }, { quietly: true })
  await clock.advance(1_200)
  await settle()
  assert.equal(room.timeline.hasNewer, true)
  assert.ok(room.timeline.find(30))
  assert.equal(room.timeline.find(25)?.text, 'outro')
  assert.equal(room.unread, 2_030)
  for (let i = 0; i < 100 && room.timeline.hasNewer; i++) {
    room.timeline.look(room.timeline.messages.at(-1)!.seq, room.timeline.messages.at(-1)!.seq)
    await room.timeline.loadNewer()
    assert.ok(isWhole(room.timeline.messages))
  }
  assert.equal(textsOf(room).at(-1), '2030')
  server.say('2031')
  assert.equal(textsOf(room).at(-1), '2031')
})

for (const code of ['internal', 'storage_failed']) {
  test(`a hole that the server could not read (${code}) is read again by the clock, whatever comes`, async (t) => {
    const { room, server, clock } = await openRoom(t)
    let failures = 3
    server.override = ({ verb }) =>
      verb === 'log' && failures-- > 0 ? { error: { code, text: '', detail: {} } } : 'usual'
    server.say('1')
    server.say('2', { quietly: true })
    server.say('3')
    await settle()
    assert.deepEqual(textsOf(room), ['1'])
    await clock.advance(9_000)
    assert.deepEqual(textsOf(room), ['1', '2', '3'])
    assert.equal(server.received('log').length, 4)
  })
}

test('a hole that will never be read is resumed over', async (t) => {
  const { room, server } = await openRoom(t)
  const refusal = { error: { code: 'not_in_room', text: '', detail: {} } }
  server.override = ({ verb }) => (verb === 'log' ? refusal : 'usual')
  server.say('1')
  server.say('2', { quietly: true })
  server.say('3')
  await settle()
  assert.equal(server.received('resume').length, 1)
  assert.deepEqual(textsOf(room), ['1', '2', '3'])
})
