import assert from 'node:assert/strict'
import { test } from 'node:test'
import { budgetOf } from './descriptors.ts'

test('[DOOR6] some descriptors are kept for files and refusals', () => {
  assert.deepEqual(budgetOf(128, 40), { connections: 72, farewells: 8 })
  assert.deepEqual(budgetOf(20_000, 40), { connections: 19_448, farewells: 256 })
})
