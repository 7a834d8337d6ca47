import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRanked, rank } from './palette-rank.ts'

test('a beginning goes before the beginning of a word, that before letters in order', () => {
  const names = ['catalogo', 'sala-algo', 'algoritmos', 'abcdefg']
  const found = findRanked(names, 'alg', { nameOf: (name) => name, most: 8 })
  assert.deepEqual(found, ['algoritmos', 'sala-algo', 'catalogo'])
})

test('accents and case do not matter', () => {
  assert.deepEqual(findRanked(['Álgebra linear'], 'alg', { nameOf: (name) => name, most: 8 }), ['Álgebra linear'])
})

test('letters out of order do not fit', () => {
  assert.equal(rank('abc', 'cb'), undefined)
})
