import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from '@papo/protocol'
import type { RoomChange } from '@papo/sdk'
import { FakeServer } from './support/fake-server.ts'
import { settle } from './support/hand-clock.ts'
import { openHouse, openRoom } from './support/house.ts'
import { fill, textsOf } from './support/talk.ts'

test('a message that changes is another object, the others stay', async (t) => {
  const { room, server } = await openRoom(t)
  const changes: RoomChange[] = []
  server.say('um')
  server.say('dois')
  room.onChange((change) => changes.push(change))
  const [one, two] = room.timeline.messages
  server.change({ kind: 'edited', target: 1, text: 'uno' })
  assert.notEqual(room.timeline.messages[0], one)
  assert.equal(room.timeline.messages[1], two)
  assert.deepEqual([...changes[0]!.changed], [1])
  assert.equal(changes[0]?.version, room.version)
  assert.deepEqual([room.timeline.find(1)?.text, room.timeline.find(1)?.edited], ['uno', 2])
  server.change({ kind: 'pinned', target: 2, on: true })
  assert.equal(room.timeline.find(2)?.pinned, true)
  server.change({ kind: 'deleted', target: 2 })
  const { pinned, deleted, text } = room.timeline.find(2)!
  assert.deepEqual({ pinned, deleted, text }, { pinned: undefined, deleted: true, text: '' })
})

test('reactions are counted, named, and known as one’s own', async (t) => {
  const { room, server } = await openRoom(t)
  const { seq } = server.say('oi')
  await room.react(seq, '👍').answered
  server.change({ kind: 'reacted', target: seq, emoji: '👍', on: true })
  server.change({ kind: 'reacted', target: seq, emoji: '🙋', on: true })
  assert.deepEqual(room.timeline.find(seq)?.reactions, [
    { emoji: '👍', count: 2, nicks: ['Ana', 'Bia'], mine: true },
    { emoji: '🙋', count: 1, nicks: ['Bia'] },
  ])
  await room.unreact(seq, '👍').answered
  server.change({ kind: 'reacted', target: seq, emoji: '🙋', on: false })
  assert.deepEqual(room.timeline.find(seq)?.reactions, [{ emoji: '👍', count: 1, nicks: ['Bia'] }])
})

test('a reply line shows the message as it is, also one that is far away', async (t) => {
  const server = new FakeServer()
  fill(server, 100)
  const { room } = await openRoom(t, { server })
  server.say('sim', { reply: { seq: 3, author: 8, nick: 'Bia' } })
  const reply = room.timeline.messages.at(-1)!
  assert.equal(room.timeline.quoteOf(reply), undefined)
  const changes: RoomChange[] = []
  room.onChange((change) => changes.push(change))
  await settle()
  assert.deepEqual(room.timeline.quoteOf(reply), { seq: 3, author: 8, nick: 'Bia', text: '3' })
  assert.ok(changes[0]?.changed.has(reply.seq))
  server.change({ kind: 'deleted', target: 3 })
  assert.deepEqual(room.timeline.quoteOf(reply), { seq: 3, author: 8, nick: 'Bia', text: '', deleted: true })
  assert.ok(changes.at(-1)?.changed.has(reply.seq))
})

test('unread is one subtraction; own messages and marks move the marker, never back', async (t) => {
  const { room, server } = await openRoom(t)
  server.say('1')
  server.say('2')
  server.say('3', { mentions: [7] })
  server.say('4', { all: true })
  assert.equal(room.unread, 4)
  assert.deepEqual(room.mentions, [3, 4])
  room.mark({ seq: 3, n: 3 })
  room.mark({ seq: 2, n: 2 })
  assert.deepEqual([room.unread, room.mentions], [1, [4]])
  server.socket.tell({ signal: { type: 'marked', room: 1, marker: { seq: 4, n: 4 } } })
  assert.deepEqual([room.unread, room.mentions], [0, []])
  server.say('5')
  await room.send('6').answered
  assert.equal(room.unread, 0)
  assert.deepEqual(
    server.received('mark').map(({ marker }) => marker.n),
    [3],
  )
})

test('marks are told one at a time, only the last place, and after a cut again', async (t) => {
  const { room, server, clock } = await openRoom(t)
  for (let i = 1; i <= 9; i++) server.say(`${i}`)
  server.override = (command) => (command.verb === 'mark' ? undefined : 'usual')
  for (let i = 1; i <= 8; i++) room.mark({ seq: i, n: i })
  assert.equal(server.received('mark').length, 1)
  server.socket.cut()
  server.override = () => 'usual'
  room.mark()
  await clock.advance(1_200)
  assert.deepEqual(
    server.received('mark').map(({ marker }) => marker.n),
    [1, 9],
  )
})

test('who is there and who writes is known by signals, and who writes is forgotten', async (t) => {
  const { room, server, clock } = await openRoom(t)
  const tell = (signal: object): void => server.socket.tell({ signal: { room: 1, user: 8, ...signal } })
  tell({ type: 'joined', nick: 'Bia', quiet: false, channel: 'line' })
  assert.equal(room.people.get(8)?.channel, 'line')
  assert.equal(room.peopleCount, 1)
  tell({ type: 'typing', nick: 'Bia', on: true })
  tell({ type: 'typing', nick: 'Ana', user: 7, on: true })
  assert.deepEqual(room.typing, [{ id: 8, nick: 'Bia' }])
  await clock.advance(8_000)
  assert.deepEqual(room.typing, [])
  tell({ type: 'typing', nick: 'Bia', on: true })
  server.say('pronto')
  assert.deepEqual(room.typing, [])
  tell({ type: 'presence', presence: 'away' })
  tell({ type: 'renamed', from: 'Bia', to: 'Beatriz' })
  assert.deepEqual([room.people.get(8)?.nick, room.people.get(8)?.presence], ['Beatriz', 'away'])
  tell({ type: 'left', nick: 'Beatriz', quiet: false })
  assert.equal(room.people.size, 0)
})

test('typing is told every 3 s, ends after 6 s, and says nothing once the message is sent', async (t) => {
  const { room, server, clock } = await openRoom(t)
  const told = (): boolean[] => server.received('typing').map(({ on }) => on)
  for (let i = 0; i < 8; i++) {
    room.type()
    await clock.advance(500)
  }
  assert.deepEqual(told(), [true, true])
  await clock.advance(6_000)
  assert.deepEqual(told(), [true, true, false])
  room.type()
  room.send('pronto')
  await clock.advance(10_000)
  assert.deepEqual(told(), [true, true, false, true])
})

test('rooms entered and left by another of one’s sessions come and go', async (t) => {
  const { client, server } = openHouse(t)
  const seen: string[] = []
  client.on('entered', ({ view }) => seen.push(`+${view.name}`))
  client.on('exited', ({ view }) => seen.push(`-${view.name}`))
  await client.ready()
  fill(server, 5)
  server.socket.tell({ signal: { type: 'entered', membership: server.membership } })
  await settle()
  const room = client.rooms.get(1)
  assert.ok(room)
  assert.equal(textsOf(room).length, 5)
  server.say('6')
  assert.equal(textsOf(room).length, 6)
  server.socket.tell({ signal: { type: 'exited', room: 1 } })
  assert.equal(client.rooms.size, 0)
  assert.deepEqual(seen, ['+geral', '-geral'])
})

test('a room that one may not read any more is gone after the next cut', async (t) => {
  const { client, server, clock } = await openRoom(t)
  server.override = (command) => (command.verb === 'resume' ? { answer: { rooms: [] } } : 'usual')
  server.socket.cut()
  await clock.advance(1_200)
  assert.equal(client.rooms.size, 0)
})

test('the watched list follows its changes, and is asked again after a cut', async (t) => {
  const { client, server, clock } = await openRoom(t)
  const listing = (id: number, count: number) => ({ id, name: `${id}`, slug: `${id}`, count, people: [], lastAt: 0 })
  const answer = { rooms: [listing(1, 2), listing(2, 1)], online: 3 }
  server.override = (command) => (command.verb === 'watch' ? { answer } : 'usual')
  const stop = client.watchRooms()
  await settle()
  server.socket.tell({ signal: { type: 'rooms', changed: [listing(3, 9)], gone: [2], online: 12 } })
  assert.deepEqual([client.roomList.map(({ id }) => id), client.online], [[3, 1], 12])
  server.socket.cut()
  await clock.advance(1_200)
  assert.deepEqual([client.roomList.map(({ id }) => id), client.online], [[1, 2], 3])
  stop()
  assert.deepEqual(
    server.received('watch').map(({ on }) => on),
    [true, true, false],
  )
})

test('a page of nothing is the beginning of a room', async (t) => {
  const { room } = await openRoom(t)
  const page: Page = { messages: [], quoted: [], asOf: 0, more: false, newer: false }
  assert.deepEqual(room.timeline.messages, page.messages)
  assert.equal(room.timeline.isLoaded, true)
  assert.equal(room.timeline.hasOlder, false)
  await room.timeline.loadOlder()
  assert.equal(room.unread, 0)
})
