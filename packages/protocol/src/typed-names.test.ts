import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nickIn, oneName, roomIn, takeNick, wholeName } from './typed-names.ts'

const known = {
  isRoom: (name: string): boolean => ['Sala', 'Sala de Aula'].includes(name),
  isNick: (nick: string): boolean => ['Fox', 'Fox Mulder'].includes(nick),
}

test('a name is quoted, or the longest known one, or all that is there', () => {
  assert.equal(roomIn('"Sala" de Aula', known), 'Sala')
  assert.equal(roomIn('Sala de Aula segredo', known), 'Sala de Aula')
  assert.equal(roomIn('outra sala', known), 'outra sala')
  assert.equal(nickIn('Fox Mulder', known), 'Fox Mulder')
  assert.equal(nickIn('Dana Scully', known), 'Dana Scully')
})

test('a nick that is not known is one word, and the rest is what is said to it', () => {
  assert.deepEqual(takeNick('Fox Mulder oi, tudo bem?', known), { argument: 'Fox Mulder', rest: 'oi, tudo bem?' })
  assert.deepEqual(takeNick('Dana oi', known), { argument: 'Dana', rest: 'oi' })
  assert.deepEqual(takeNick('“Dana Scully” oi', known), { argument: 'Dana Scully', rest: 'oi' })
})

test('an older command takes one word, a newer one the whole line', () => {
  assert.equal(oneName('Sala de Aula'), 'Sala')
  assert.equal(oneName('"Sala de Aula" x'), 'Sala de Aula')
  assert.equal(wholeName('Sala de Aula'), 'Sala de Aula')
  assert.equal(wholeName('"Sala de Aula"'), 'Sala de Aula')
  assert.equal(wholeName('"Sala" de Aula'), '"Sala" de Aula')
})

test('blanks and quotes name nothing', () => {
  for (const rest of ['', ' ', '""', '" "', '“”', '"', '«  »']) {
    assert.equal(oneName(rest), '', rest)
    assert.equal(wholeName(rest), '', rest)
    assert.equal(roomIn(rest, known), '', rest)
    assert.equal(nickIn(rest, known), '', rest)
    assert.equal(takeNick(rest, known).argument, '', rest)
  }
})
