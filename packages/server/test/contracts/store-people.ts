import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TokenRecord } from '../../src/core/store/people.ts'
import { makeRoom, member } from '../support/store-fixtures.ts'
import type { OpenStore } from './open-store.ts'

/** Tests what the port `People` promises. */
export function testPeople(open: OpenStore): void {
  describe('people', () => {
    testUsers(open)
    testTokens(open)
    testMembers(open)
    testMarkers(open)
    testIgnored(open)
  })
}

const lari = { id: 7, nick: 'lari' }
const bia = { id: 8, nick: 'bia' }

function testUsers(open: OpenStore): void {
  test('[STORE15] no id of a user is given twice', async (t) => {
    const store = await open(t)
    const firsts = await Promise.all([1, 100, 5, 1].map((count) => store.people.takeIds(count)))
    assert.deepEqual(firsts, [1, 2, 102, 107])
  })

  test('[STORE15] a new nick of a user is what his tokens show', async (t) => {
    const store = await open(t)
    await store.people.putToken({ digest: 'd', user: lari, seenAt: 5 })
    await store.people.putUser({ ...lari, nick: 'larissa' })
    assert.deepEqual(await store.people.getToken('d'), { digest: 'd', user: { id: 7, nick: 'larissa' }, seenAt: 5 })
  })
}

function testTokens(open: OpenStore): void {
  test('[STORE16] a token is found by its digest, and keeps when its user was last seen', async (t) => {
    const store = await open(t)
    await store.people.putToken({ digest: 'd', user: lari, seenAt: 5 })
    await store.people.putToken({ digest: 'e', user: bia, seenAt: 6 })
    await store.people.putToken({ digest: 'd', user: lari, seenAt: 9 })
    assert.deepEqual(await store.people.getToken('d'), { digest: 'd', user: lari, seenAt: 9 })
    assert.equal(await store.people.getToken('D'), undefined)
  })

  test('[STORE16] the tokens seen since a time are listed, that time included', async (t) => {
    const store = await open(t)
    const tokens: TokenRecord[] = [4, 5, 6].map((seenAt) => ({ digest: `d${seenAt}`, user: lari, seenAt }))
    for (const token of tokens) await store.people.putToken(token)
    const listed = await store.people.listTokens(5)
    assert.deepEqual(
      listed.toSorted((a, b) => a.seenAt - b.seenAt),
      tokens.slice(1),
    )
  })

  test('[STORE16] tokens not seen since a time are forgotten with the memberships that they proved', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    for (const { id } of [lari, bia]) await store.people.putMember(member(id, room, 1))
    await store.people.putToken({ digest: 'old', user: lari, seenAt: 4 })
    await store.people.putToken({ digest: 'new', user: bia, seenAt: 5 })
    await store.people.deleteTokens(5)
    assert.equal(await store.people.getToken('old'), undefined)
    assert.deepEqual((await store.people.getToken('new'))?.user, bia)
    assert.deepEqual(await store.people.listMembers(lari.id), [])
    assert.equal((await store.people.listMembers(bia.id)).length, 1)
  })

  test('[STORE16] who has another token stays a member', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.people.putMember(member(lari.id, room, 1))
    await store.people.putToken({ digest: 'old', user: lari, seenAt: 4 })
    await store.people.putToken({ digest: 'new', user: lari, seenAt: 5 })
    await store.people.deleteTokens(5)
    assert.equal((await store.people.listMembers(lari.id)).length, 1)
  })
}

function testMembers(open: OpenStore): void {
  test('[STORE17] the membership that was there first stays as it is until it ends', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    for (const since of [20, 30, 10]) await store.people.putMember(member(7, room, since))
    assert.deepEqual(await store.people.listMembers(7), [member(7, room, 20)])
    await store.people.deleteMember(7, room)
    assert.deepEqual(await store.people.listMembers(7), [])
    await store.people.putMember(member(7, room, 40))
    assert.deepEqual(await store.people.listMembers(7), [member(7, room, 40)])
  })

  test('[STORE17] memberships are each person’s own', async (t) => {
    const store = await open(t)
    const [one, two] = [await makeRoom(store, 'one'), await makeRoom(store, 'two')]
    await store.people.putMember(member(7, one, 1))
    await store.people.putMember(member(7, two, 2))
    await store.people.putMember(member(8, one, 3))
    await store.people.deleteMember(7, one)
    assert.deepEqual(await store.people.listMembers(7), [member(7, two, 2)])
    assert.deepEqual(await store.people.listMembers(8), [member(8, one, 3)])
  })

  test('[STORE17] nobody is a member of a room that is not there', async (t) => {
    const store = await open(t)
    await store.people.putMember(member(7, 99, 1))
    assert.deepEqual(await store.people.listMembers(7), [])
  })
}

function testMarkers(open: OpenStore): void {
  test('[STORE18] a marker moves forward only, and only that of a member', async (t) => {
    const store = await open(t)
    const [one, two] = [await makeRoom(store, 'one'), await makeRoom(store, 'two')]
    for (const user of [7, 8]) await store.people.putMember(member(user, one))
    await store.people.putMarkers([
      { user: 7, room: one, marker: { seq: 5, n: 3 } },
      { user: 7, room: two, marker: { seq: 9, n: 9 } },
      { user: 7, room: 99, marker: { seq: 9, n: 9 } },
      { user: 7, room: one, marker: { seq: 4, n: 2 } },
    ])
    assert.deepEqual(await store.people.listMembers(7), [{ ...member(7, one), marker: { seq: 5, n: 3 } }])
    assert.deepEqual(await store.people.listMembers(8), [member(8, one)])
  })

  test('[STORE18] a membership kept anew leaves marker and notices alone; one that ended has none left', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    await store.people.putMember({ ...member(7, room), marker: { seq: 3, n: 2 } })
    await store.people.putNotice(7, room, 'none')
    await store.people.putMember(member(7, room, 50))
    const kept = { ...member(7, room), marker: { seq: 3, n: 2 }, notice: 'none' as const }
    assert.deepEqual(await store.people.listMembers(7), [kept])
    await store.people.deleteMember(7, room)
    await store.people.putNotice(7, room, 'mentions')
    assert.deepEqual(await store.people.listMembers(7), [])
    await store.people.putMember(member(7, room, 50))
    assert.deepEqual(await store.people.listMembers(7), [member(7, room, 50)])
  })
}

function testIgnored(open: OpenStore): void {
  test('[STORE19] whom a user ignores is his own matter, and can be taken back', async (t) => {
    const store = await open(t)
    for (const other of [9, 8, 9]) await store.people.putIgnored(7, other, true)
    await store.people.putIgnored(8, 7, true)
    await store.people.putIgnored(8, 7, false)
    await store.people.putIgnored(8, 9, false)
    assert.deepEqual(await store.people.listIgnored(7), [8, 9])
    assert.deepEqual(await store.people.listIgnored(8), [])
    assert.deepEqual(await store.people.listIgnored(9), [])
  })

  test('[STORE19] whom a forgotten user ignored is forgotten with him', async (t) => {
    const store = await open(t)
    for (const { id } of [lari, bia]) await store.people.putIgnored(id, 9, true)
    await store.people.putToken({ digest: 'old', user: lari, seenAt: 4 })
    await store.people.putToken({ digest: 'new', user: bia, seenAt: 5 })
    await store.people.deleteTokens(5)
    assert.deepEqual([await store.people.listIgnored(lari.id), await store.people.listIgnored(bia.id)], [[], [9]])
  })
}
