import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TokenRecord } from '../../src/core/store/people.ts'
import { makeRoom } from '../support/store-fixtures.ts'
import type { OpenStore } from './open-store.ts'

/** Tests what the port `People` promises. */
export function testPeople(open: OpenStore): void {
  describe('people', () => {
    testUsers(open)
    testTokens(open)
    testMembers(open)
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
    for (const { id } of [lari, bia]) await store.people.putMember({ user: id, room, since: 1 })
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
    await store.people.putMember({ user: lari.id, room, since: 1 })
    await store.people.putToken({ digest: 'old', user: lari, seenAt: 4 })
    await store.people.putToken({ digest: 'new', user: lari, seenAt: 5 })
    await store.people.deleteTokens(5)
    assert.equal((await store.people.listMembers(lari.id)).length, 1)
  })
}

function testMembers(open: OpenStore): void {
  test('[STORE17] a membership keeps its earliest time until it ends', async (t) => {
    const store = await open(t)
    const room = await makeRoom(store, 'geral')
    for (const since of [20, 30, 10]) await store.people.putMember({ user: 7, room, since })
    assert.deepEqual(await store.people.listMembers(7), [{ user: 7, room, since: 10 }])
    await store.people.deleteMember(7, room)
    assert.deepEqual(await store.people.listMembers(7), [])
    await store.people.putMember({ user: 7, room, since: 40 })
    assert.deepEqual(await store.people.listMembers(7), [{ user: 7, room, since: 40 }])
  })

  test('[STORE17] memberships are each person’s own', async (t) => {
    const store = await open(t)
    const [one, two] = [await makeRoom(store, 'one'), await makeRoom(store, 'two')]
    await store.people.putMember({ user: 7, room: one, since: 1 })
    await store.people.putMember({ user: 7, room: two, since: 2 })
    await store.people.putMember({ user: 8, room: one, since: 3 })
    await store.people.deleteMember(7, one)
    assert.deepEqual(await store.people.listMembers(7), [{ user: 7, room: two, since: 2 }])
    assert.deepEqual(await store.people.listMembers(8), [{ user: 8, room: one, since: 3 }])
  })

  test('[STORE17] nobody is a member of a room that is not there', async (t) => {
    const store = await open(t)
    await store.people.putMember({ user: 7, room: 99, since: 1 })
    assert.deepEqual(await store.people.listMembers(7), [])
  })
}
