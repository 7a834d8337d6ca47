import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { takeKnown, takeName, takeQuoted, takeWord } from './arguments.ts'

const known = new Set(['Sala', 'Sala de Aula', 'Fox Mulder', 'Fox', 'geral'])
const isKnown = (name: string): boolean => known.has(name)

test('the longest known name is taken, what follows is the next argument', () => {
  assert.deepEqual(takeKnown('Sala de Aula segredo', isKnown), { argument: 'Sala de Aula', rest: 'segredo' })
  assert.deepEqual(takeKnown('Sala de estar', isKnown), { argument: 'Sala', rest: 'de estar' })
  assert.deepEqual(takeKnown('Fox  Mulder  oi,  tudo bem?', isKnown), {
    argument: 'Fox Mulder',
    rest: 'oi,  tudo bem?',
  })
  assert.deepEqual(takeKnown('geral', isKnown), { argument: 'geral', rest: '' })
})

test('a name ends with a word, and an unknown one is not taken', () => {
  assert.equal(takeKnown('geralzão', isKnown), undefined)
  assert.equal(takeKnown('', isKnown), undefined)
})

test('quotes hold an argument together', () => {
  for (const text of ['"Sala de Aula" segredo', ' “Sala de Aula”  segredo', '«Sala de Aula»segredo']) {
    assert.deepEqual(takeQuoted(text), { argument: 'Sala de Aula', rest: 'segredo' })
  }
  for (const text of ['"Sala', '""', '" "', 'Sala "x"', '']) assert.equal(takeQuoted(text), undefined)
})

test('quotes come before known names', () => {
  assert.deepEqual(takeName('"Fox" Mulder', isKnown), { argument: 'Fox', rest: 'Mulder' })
  assert.deepEqual(takeName('Fox Mulder oi', isKnown), { argument: 'Fox Mulder', rest: 'oi' })
})

test('a word ends at a space', () => {
  assert.deepEqual(takeWord(' Sala Um extra'), { argument: 'Sala', rest: 'Um extra' })
  assert.equal(takeWord('  '), undefined)
})

test('a long line asks for few names', () => {
  let asked = 0
  const count = (): boolean => (asked++, false)
  takeKnown('a '.repeat(100_000), count)
  assert.ok(asked <= 100, `${asked} names asked`)
})

test('argument and rest are what was typed, in order', () => {
  const isShort = (name: string): boolean => name.length % 3 === 0
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"') }), (text) => {
      const taken = takeKnown(text, isShort)
      const squeeze = (part: string): string => part.replaceAll(/\s+/g, ' ').trim()
      if (taken) assert.equal(squeeze(`${taken.argument} ${taken.rest}`), squeeze(text))
    }),
  )
})
