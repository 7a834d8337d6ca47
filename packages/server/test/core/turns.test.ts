import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import { Turns } from '../../src/core/turns.ts'
import { HandClock } from '../support/hand-clock.ts'
import { inRoom, openHub, until } from '../support/core.ts'

test('[SEND9] ten thousand commands at once keep nobody else waiting until all of them are done', async (t) => {
  // every command uses up a share
  const hub = await openHub(t, { limits: { commandShareMs: 0, outboxBytes: Infinity } })
  const ana = await inRoom(hub, 'ana', 'REDES')
  const bia = await inRoom(hub, 'bia', 'REDES')
  const before = ana.told.length
  ana.say(...Array.from({ length: 10_000 }, () => ({ verb: 'rooms' }) as const))
  await bia.ask({ verb: 'rooms' })
  assert.ok(ana.unread > 9_000, `only ${ana.unread} wait`)
  await until(() => ana.unread === 0 && ana.told.length - before >= 10_000)
})

test('who has had a share goes on in order, as many in a turn as there is time for', async () => {
  const clock = new HandClock()
  const turns = new Turns(clock, { ...limits, turnMs: 5 })
  const went: string[] = []
  const go = (name: string, ms: number) => (): void => {
    went.push(name)
    clock.advance(ms)
  }
  turns.later(go('a', 3))
  turns.later(go('b', 3))
  turns.later(go('c', 1))
  assert.deepEqual(went, [])
  await nextTurn()
  assert.deepEqual(went, ['a', 'b'])
  await nextTurn()
  assert.deepEqual(went, ['a', 'b', 'c'])
})

test('who uses up a share again stands behind those who wait', async () => {
  const turns = new Turns(new HandClock(), limits)
  const went: string[] = []
  turns.later(() => {
    went.push('a')
    turns.later(() => went.push('a again'))
  })
  turns.later(() => went.push('b'))
  await nextTurn()
  assert.deepEqual(went, ['a', 'b'])
  await nextTurn()
  assert.deepEqual(went, ['a', 'b', 'a again'])
})

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
