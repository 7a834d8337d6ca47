import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { FakeServer } from './support/fake-server.ts'
import { settle } from './support/hand-clock.ts'
import { openHouse, openRoom } from './support/house.ts'
import type { House } from './support/house.ts'
import { fill, textsOf } from './support/talk.ts'

/** A client who is in no room, and what he is told as new. */
async function openEar(t: TestContext): Promise<House & { told: string[] }> {
  const house = openHouse(t)
  const told: string[] = []
  house.client.on('message', ({ text }) => told.push(text))
  await house.client.ready()
  await settle()
  return { ...house, told }
}

/** One is in the room of the server from now on. */
function enter({ socket, membership }: FakeServer): void {
  socket.tell({ signal: { type: 'entered', membership } })
}

/** Holds back what a resume is answered, as the room stands when it is asked or when it is let go. */
function holdResume(server: FakeServer, as: 'asked' | 'answered'): () => void {
  const held: (() => void)[] = []
  const reset = (): object => ({
    rooms: [{ type: 'reset', ...there(server), page: server.page(), epoch: 'first' }],
  })
  server.override = ({ verb, ref }) => {
    if (verb !== 'resume') return 'usual'
    const { socket } = server
    const asked = reset()
    held.push(() => socket.tell({ ref, answer: as === 'asked' ? asked : reset() }))
    return undefined
  }
  return () => {
    server.override = () => 'usual'
    for (const answer of held.splice(0)) answer()
  }
}

const there = ({ membership }: FakeServer) => ({ membership, people: [], count: 0 })

test('the first message of a new room is told once where it comes before the page that has it', async (t) => {
  const { client, server, told } = await openEar(t)
  const answer = holdResume(server, 'answered')
  enter(server)
  server.say('oi')
  server.say('tudo bem?')
  assert.deepEqual(told, ['oi', 'tudo bem?'])
  answer()
  await settle()
  assert.deepEqual(told, ['oi', 'tudo bem?'])
  assert.deepEqual(textsOf(client.rooms.get(1)!), told)
  assert.equal(server.received('log').length, 0)
})

test('… where the page has it before it comes', async (t) => {
  const { client, server, told } = await openEar(t)
  const answer = holdResume(server, 'answered')
  enter(server)
  const [one, two] = ['oi', 'tudo bem?'].map((text) => server.say(text, { quietly: true }))
  answer()
  server.deliver(one!)
  server.deliver(two!)
  await settle()
  server.deliver(two!)
  server.say('e aí')
  assert.deepEqual(told, ['oi', 'tudo bem?', 'e aí'])
  assert.deepEqual(textsOf(client.rooms.get(1)!), told)
})

test('… where the page has it and it comes no more', async (t) => {
  const { client, server, told } = await openEar(t)
  enter(server)
  server.say('oi', { quietly: true })
  await settle()
  assert.deepEqual(told, [])
  server.say('tudo bem?')
  await settle()
  assert.deepEqual(told, ['oi', 'tudo bem?'])
  assert.deepEqual(textsOf(client.rooms.get(1)!), told)
})

test('… where it comes while an older page is under way, which is then read anew', async (t) => {
  const { client, server, told } = await openEar(t)
  server.say('antes', { quietly: true })
  const answer = holdResume(server, 'asked')
  enter(server)
  server.say('oi')
  answer()
  await settle()
  assert.deepEqual(told.toSorted(), ['antes', 'oi'])
  assert.deepEqual(textsOf(client.rooms.get(1)!), ['antes', 'oi'])
})

test('… where the window was loaded by itself before', async (t) => {
  const { client, server, told } = await openEar(t)
  const answer = holdResume(server, 'answered')
  enter(server)
  server.say('oi', { quietly: true })
  const room = client.rooms.get(1)!
  await room.timeline.loadLatest()
  answer()
  await settle()
  assert.deepEqual(told, ['oi'])
  assert.deepEqual(textsOf(room), ['oi'])
})

test('what was said before one heard of a room is new as far as it is unread, and in order', async (t) => {
  const { client, server, told } = await openEar(t)
  fill(server, 70)
  const { membership } = server
  server.socket.tell({ signal: { type: 'entered', membership: { ...membership, marker: { seq: 30, n: 30 } } } })
  server.say('71')
  await settle()
  assert.deepEqual(
    told,
    Array.from({ length: 41 }, (_, i) => `${i + 31}`),
  )
  assert.equal(textsOf(client.rooms.get(1)!).at(-1), '71')
})

test('a thousand unread messages are not news, what follows is', async (t) => {
  const { client, server, told } = await openEar(t)
  fill(server, 1_000)
  enter(server)
  await settle()
  server.say('oi')
  await settle()
  assert.deepEqual(told, ['oi'])
  assert.equal(client.rooms.get(1)?.unread, 1_001)
})

test('in a room that one knew, but had not loaded, only what comes is new', async (t) => {
  const { client, server, clock, told } = await openEar(t)
  await client.join('geral')
  fill(server, 3)
  const answer = holdResume(server, 'answered')
  server.socket.cut()
  await clock.advance(1_200)
  enter(server)
  server.say('4')
  await settle()
  answer()
  await settle()
  assert.deepEqual(told, ['1', '2', '3', '4'])
})

test('who comes anew is told nothing of what was said before', async (t) => {
  const { server, told, client } = await openEar(t)
  fill(server, 5)
  await client.join('geral')
  server.say('6')
  assert.deepEqual(told, ['6'])
})

test('a room that the server could not resume just now is asked for until it goes on', async (t) => {
  const { client, server, clock, told } = await openEar(t)
  let failures = 2
  server.override = ({ verb }) =>
    verb === 'resume' && failures-- > 0
      ? { error: { code: 'rate_limited', text: '', detail: { retryAfterMs: 5_000 } } }
      : 'usual'
  enter(server)
  server.say('oi')
  await clock.advance(4_900)
  assert.equal(server.received('resume').length, 1)
  await clock.advance(20_000)
  assert.equal(server.received('resume').length, 3)
  assert.deepEqual(told, ['oi'])
  assert.deepEqual(textsOf(client.rooms.get(1)!), ['oi'])
})

test('what was said between a cut and entering again is told once', async (t) => {
  const { client, room, server, clock } = await openRoom(t)
  const told: string[] = []
  client.on('message', ({ text }) => told.push(text))
  server.say('1')
  server.socket.cut()
  fill(server, 40)
  const again = client.join('geral')
  await clock.advance(1_200)
  assert.equal(await again, room)
  await settle()
  assert.deepEqual(
    told,
    Array.from({ length: 41 }, (_, i) => `${i + 1}`),
  )
  assert.deepEqual(textsOf(room), told)
})

test('who was not named where many are there is asked for', async (t) => {
  const { client, server } = await openEar(t)
  const people = [8, 9].map((id) => ({ id, nick: `${id}`, presence: 'online', channel: 'web', since: 0 }))
  server.override = ({ verb }) => {
    if (verb === 'who') return { answer: { people } }
    const { membership } = server
    if (verb !== 'join') return 'usual'
    return { answer: { membership, page: server.page(), people: people.slice(1), count: 2, already: false } }
  }
  const room = await client.join('geral')
  await settle()
  assert.deepEqual([...room.people.keys()], [8, 9])
  assert.deepEqual(
    server.received('who').map((command) => command.room),
    [{ id: 1 }],
  )
})
