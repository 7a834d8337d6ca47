import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SetClock } from '../support/set-clock.ts'
import {
  deletes,
  direct,
  edits,
  makeRoom,
  member,
  openRoom,
  pins,
  reacts,
  recordOf,
  says,
  textsOf,
} from '../support/store-fixtures.ts'
import type { OpenStore } from './open-store.ts'

/** Tests what the port `Rooms` promises. */
export function testRooms(open: OpenStore): void {
  describe('rooms', () => {
    testMaking(open)
    testDirect(open)
    testDeleting(open)
    testEmptySince(open)
  })
}

function testMaking(open: OpenStore): void {
  test('[STORE6] a new room has its first event and is listed', async (t) => {
    const store = await open(t)
    const made = await store.rooms.putRoom({
      ...openRoom('geral'),
      kind: 'open',
      name: 'Geral',
      slug: 'geral',
      isTemporary: false,
    })
    const { id } = made.room
    const room = {
      id,
      kind: 'open',
      name: 'Geral',
      slug: 'geral',
      isTemporary: false,
      maker: 7,
      head: 1,
      stateSeq: 1,
      n: 0,
      lastAt: 0,
    }
    const event = { kind: 'created', room: id, seq: 1, at: 1_000, author: 7, nick: 'lari' }
    assert.deepEqual(made, { type: 'made', room, event })
    assert.deepEqual(await store.rooms.listRooms(), [room])
    assert.deepEqual(await store.rooms.getRoom(id), room)
  })

  test('[STORE6] a slug that an open room has is answered with that room, as it stands', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'a')])
    const made = await store.rooms.putRoom({ ...openRoom('geral'), maker: 9 })
    assert.deepEqual(made, { type: 'exists', room: await recordOf(store, room) })
    assert.equal(made.room.head, 2)
  })

  test('[STORE6] of those who make the same room at once, one makes it', async (t) => {
    const store = await open(t)
    const all = await Promise.all(Array.from({ length: 20 }, () => store.rooms.putRoom(openRoom('geral'))))
    assert.equal(all.filter((made) => made.type === 'made').length, 1)
    assert.equal(new Set(all.map((made) => made.room.id)).size, 1)
  })

  test('[STORE6] rooms are listed in the order of their making, with where their logs stand', async (t) => {
    const store = await open(t)
    const ids = [await makeRoom(store, 'b'), await makeRoom(store, 'a'), await makeRoom(store, 'c')]
    await makeRoom(store, direct(1, 2))
    await store.log.append([says(ids[1] ?? 0, 'x'), says(ids[1] ?? 0, 'y')])
    const listed = await store.rooms.listRooms()
    assert.deepEqual(
      listed.map(({ id, head, stateSeq, n }) => [id, head, stateSeq, n]),
      [
        [ids[0], 1, 1, 0],
        [ids[1], 3, 1, 2],
        [ids[2], 1, 1, 0],
      ],
    )
  })
}

function testDirect(open: OpenStore): void {
  test('[STORE6] two people have one conversation, whoever makes it', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, direct(3, 8))
    const again = await store.rooms.putRoom({ kind: 'direct', pair: [3, 8], maker: 8, nick: 'bia' })
    assert.deepEqual([again.type, again.room.id], ['exists', room])
    assert.deepEqual(again.room.pair, [3, 8])
    assert.deepEqual(await store.rooms.getDirect([3, 8]), again.room)
    assert.equal(await store.rooms.getDirect([3, 9]), undefined)
  })

  test('[STORE6] a conversation is never listed, and has neither name nor slug', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, direct(3, 8))
    await makeRoom(store, direct(3, 9))
    assert.deepEqual(await store.rooms.listRooms(), [])
    const { name, slug, isTemporary } = await recordOf(store, room)
    assert.deepEqual([name, slug, isTemporary], ['', '', false])
  })

  test('[STORE27] a conversation tells the nicks of its two users as they are now', async (t) => {
    const store = await open(t)
    await store.people.putUser({ id: 8, nick: 'bia' })
    const room = await makeRoom(store, direct(3, 8))
    assert.deepEqual((await recordOf(store, room)).nicks, ['', 'bia'])
    await store.people.putToken({ digest: 'd', user: { id: 3, nick: 'lari' }, seenAt: 1 })
    await store.people.putUser({ id: 8, nick: 'beatriz' })
    assert.deepEqual((await store.rooms.getDirect([3, 8]))?.nicks, ['lari', 'beatriz'])
    assert.deepEqual((await store.rooms.listDirect(8, 1))[0]?.nicks, ['lari', 'beatriz'])
  })

  test('[STORE27] the conversations of a user are listed, the one spoken in last first', async (t) => {
    const clock = new SetClock()
    const store = await open(t, clock)
    const rooms = [
      await makeRoom(store, direct(3, 8)),
      await makeRoom(store, direct(1, 3)),
      await makeRoom(store, direct(3, 9)),
    ]
    await makeRoom(store, direct(1, 8))
    for (const [index, room] of rooms.slice(0, 2).entries()) {
      clock.time = 2_000 + index
      await store.log.append([says(room, `to ${room}`)])
    }
    clock.time = 9_000
    await store.log.append([reacts(rooms[0] ?? 0, 2), edits(rooms[0] ?? 0, 2, 'x'), deletes(rooms[0] ?? 0, 2)])
    const [one, two, three] = rooms
    const listed = await store.rooms.listDirect(3, 9)
    assert.deepEqual(
      listed.map(({ id, lastAt }) => [id, lastAt]),
      [
        [two, 2_001],
        [one, 2_000],
        [three, 0],
      ],
    )
    assert.deepEqual(
      (await store.rooms.listDirect(3, 2)).map((room) => room.id),
      [two, one],
    )
    assert.deepEqual(await store.rooms.listDirect(7, 9), [])
  })
}

function testDeleting(open: OpenStore): void {
  test('[STORE6] a deleted room is gone with its log and its members, and its id never comes back', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([says(room, 'a')])
    await store.people.putMember(member(7, room))
    await store.rooms.deleteRoom(room)
    assert.equal(await store.rooms.getRoom(room), undefined)
    assert.deepEqual(await textsOf(store, room), [])
    assert.deepEqual(await store.people.listMembers(7), [])
    assert.deepEqual(await store.log.append([says(room, 'b')]), [{ type: 'gone' }])
    assert.ok((await makeRoom(store, 'geral')) > room)
  })

  test('[STORE6] nothing that hung on a deleted room’s messages is left', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.log.append([{ ...says(room, 'a'), mentions: [8] }, edits(room, 2, 'b')])
    await store.log.append([{ ...says(room, 'c'), all: true }, reacts(room, 2), pins(room, 2, 1)])
    await store.rooms.deleteRoom(room)
    assert.equal(await store.log.readMessage(room, 2), undefined)
    assert.deepEqual(await store.log.readVersions(room, 2), [])
    assert.deepEqual(await store.log.listPins(room, 1), [])
    assert.deepEqual(await store.log.listMentions(8, room, { after: 0, limit: 9 }), [])
  })

  test('[STORE6] deleting leaves the other rooms alone', async (t) => {
    const store = await open(t)
    const [one, two] = [await makeRoom(store, 'one'), await makeRoom(store, 'two')]
    await store.log.append([says(one, 'a'), says(two, 'b')])
    await store.people.putMember(member(7, two))
    await store.rooms.deleteRoom(one)
    assert.deepEqual(await textsOf(store, two), ['b'])
    assert.deepEqual(await store.people.listMembers(7), [member(7, two)])
    assert.deepEqual(
      (await store.rooms.listRooms()).map((room) => room.id),
      [two],
    )
  })

  test('[STORE6] deleting a room that is not there does nothing', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.rooms.deleteRoom(room + 1)
    assert.equal((await store.rooms.listRooms()).length, 1)
  })
}

function testEmptySince(open: OpenStore): void {
  test('[STORE14] since when nobody is in a room is kept, and forgotten when somebody comes', async (t) => {
    const store = await open(t)
    const [one, two] = [await makeRoom(store, 'one'), await makeRoom(store, 'two')]
    await store.rooms.putEmptySince([
      { id: one, emptySince: 5 },
      { id: two, emptySince: 0 },
      { id: 99, emptySince: 7 },
    ])
    const emptySince = async (): Promise<unknown[]> => (await store.rooms.listRooms()).map((room) => room.emptySince)
    assert.deepEqual(await emptySince(), [5, 0])
    await store.rooms.putEmptySince([{ id: one, emptySince: undefined }])
    assert.deepEqual(await emptySince(), [undefined, 0])
  })
}
