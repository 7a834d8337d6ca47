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

test('what fits equally well comes in the order that is asked for, however many there are', () => {
  const numbers = Array.from({ length: 500 }, (_, i) => `sala ${(i * 7) % 500}`)
  const compare = (a: string, b: string): number => Number(b.slice(5)) - Number(a.slice(5))
  const found = findRanked(numbers, 'sala', { nameOf: (name) => name, most: 3, compare })
  assert.deepEqual(found, ['sala 499', 'sala 498', 'sala 497'])
  assert.deepEqual(findRanked(numbers, '', { nameOf: (name) => name, most: 2, compare }), ['sala 499', 'sala 498'])
})
