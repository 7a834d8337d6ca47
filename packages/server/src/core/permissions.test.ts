import assert from 'node:assert/strict'
import { test } from 'node:test'
import { may } from './permissions.ts'
import type { Act } from './permissions.ts'

const open = { kind: 'open', maker: 1 } as const
const direct = { kind: 'direct', maker: 1, pair: [1, 2] } as const
const acts = ['pin', 'versions', 'call_all', 'edit', 'delete'] as const

function allowed(user: number, scene: Parameters<typeof may>[2]): Act[] {
  return acts.filter((act) => may(user, act, scene))
}

test('[MAY1] who made a room pins, reads older texts and calls everybody in it, and changes nobody’s words', () => {
  assert.deepEqual(allowed(1, { room: open, author: 2 }), ['pin', 'versions', 'call_all'])
  assert.deepEqual(allowed(2, { room: open, author: 1 }), [])
})

test('[MAY1] an author edits and deletes what is his', () => {
  assert.deepEqual(allowed(2, { room: open, author: 2 }), ['edit', 'delete'])
})

test('[MAY1] in a conversation both pin, and nobody owns it', () => {
  assert.deepEqual(allowed(1, { room: direct, author: 2 }), ['pin'])
  assert.deepEqual(allowed(2, { room: direct, author: 1 }), ['pin'])
  assert.deepEqual(allowed(3, { room: direct, author: 1 }), [])
})
