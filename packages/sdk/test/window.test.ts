import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FakeServer } from './support/fake-server.ts'
import { openRoom } from './support/house.ts'
import { fill, holdHistory, isWhole, textsOf } from './support/talk.ts'

test('history is loaded page by page, to the first message', async (t) => {
  const server = new FakeServer()
  fill(server, 150)
  const { room } = await openRoom(t, { server })
  assert.equal(room.timeline.messages.length, 20)
  while (room.timeline.hasOlder) await room.timeline.loadOlder()
  assert.deepEqual(
    textsOf(room),
    Array.from({ length: 150 }, (_, i) => `${i + 1}`),
  )
})

test('a window around a message goes on at both ends', async (t) => {
  const server = new FakeServer()
  fill(server, 1_000)
  const { room } = await openRoom(t, { server })
  await room.timeline.loadAround(500)
  assert.ok(room.timeline.find(500))
  assert.ok(room.timeline.hasOlder && room.timeline.hasNewer)
  server.say('1001')
  assert.equal(room.timeline.find(1_001), undefined)
  assert.equal(room.view.n, 1_001)
  await room.timeline.loadNewer()
  await room.timeline.loadOlder()
  assert.ok(isWhole(room.timeline.messages))
  assert.equal(room.timeline.messages.length, 180)
  await room.timeline.loadLatest()
  assert.equal(textsOf(room).at(-1), '1001')
})

test('what happens while a page is under way is in it, once', async (t) => {
  const server = new FakeServer()
  fill(server, 100)
  const { room } = await openRoom(t, { server })
  // asked first and answered later: the page knows nothing of what follows
  const answerLate = holdHistory(server)
  const loaded = room.timeline.loadOlder()
  server.change({ kind: 'reacted', target: 50, emoji: '👍', on: true })
  server.change({ kind: 'reacted', target: 95, emoji: '👍', on: true })
  server.say('101')
  answerLate()
  await loaded
  assert.deepEqual(room.timeline.find(50)?.reactions, [{ emoji: '👍', count: 1, nicks: ['Bia'] }])
  assert.deepEqual(room.timeline.find(95)?.reactions, [{ emoji: '👍', count: 1, nicks: ['Bia'] }])
  assert.ok(isWhole(room.timeline.messages))
  assert.equal(textsOf(room).at(-1), '101')
})

test('what a page knows before its events come is not folded again', async (t) => {
  const server = new FakeServer()
  fill(server, 100)
  const { room } = await openRoom(t, { server })
  const early = [
    server.change({ kind: 'reacted', target: 50, emoji: '👍', on: true }, { quietly: true }),
    server.say('101', { quietly: true }),
  ]
  await room.timeline.loadAround(50)
  while (room.timeline.hasNewer) await room.timeline.loadNewer()
  for (const event of early) server.deliver(event)
  assert.equal(room.timeline.find(50)?.reactions?.[0]?.count, 1)
  assert.equal(textsOf(room).filter((text) => text === '101').length, 1)
  assert.ok(isWhole(room.timeline.messages))
})

test('a page for a window that is gone is of no use', async (t) => {
  const server = new FakeServer()
  fill(server, 1_000)
  const { room } = await openRoom(t, { server })
  const answerLate = holdHistory(server)
  const older = room.timeline.loadOlder()
  server.override = () => 'usual'
  await room.timeline.loadAround(100)
  answerLate()
  await older
  assert.ok(isWhole(room.timeline.messages))
  assert.ok(room.timeline.find(100))
})

test('a window keeps 400 messages, those near the screen', async (t) => {
  const server = new FakeServer()
  fill(server, 2_000)
  const { room } = await openRoom(t, { server })
  room.timeline.look(1_990, 2_000)
  for (let i = 0; i < 12; i++) await room.timeline.loadOlder()
  assert.equal(room.timeline.messages.length, 400)
  assert.ok(room.timeline.find(2_000))
  for (let i = 0; i < 12; i++) {
    const first = room.timeline.messages[0]!.seq
    room.timeline.look(first, first + 10)
    await room.timeline.loadOlder()
    assert.ok(room.timeline.find(first), 'what is on the screen stays')
    assert.ok(isWhole(room.timeline.messages))
  }
  assert.equal(room.timeline.hasNewer, true)
  server.say('2001')
  assert.equal(room.timeline.find(2_001), undefined)
})

test('hours of messages leave no more than the window', async (t) => {
  const { room, server } = await openRoom(t)
  for (let i = 1; i <= 3_000; i++) server.say(`${i}`)
  assert.equal(room.timeline.messages.length, 100)
  assert.equal(textsOf(room).at(-1), '3000')
  room.timeline.look(2_990, 3_000)
  for (let i = 1; i <= 1_000; i++) {
    server.say(`${i}`)
    room.timeline.look(room.view.head - 10, room.view.head)
  }
  assert.equal(room.timeline.messages.length, 400)
})
