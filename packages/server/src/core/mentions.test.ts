import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nickSlug } from '@papo/protocol'
import { findCalled } from './mentions.ts'

const people = new Map(
  ['ana', 'Ana Maria', 'José', 'zé.2', 'd’Ávila', "o'neil"].map((nick, id) => [nickSlug(nick), id]),
)
const find = (slug: string): number | undefined => people.get(slug)
const mentioned = (text: string): readonly number[] => findCalled(text, { find, mayCallAll: false }).mentions ?? []

test('[CALL1] a nick after @ calls its person, in any spelling of it, once', () => {
  assert.deepEqual(mentioned('@ana, você viu? @ANA!'), [0])
  assert.deepEqual(mentioned('oi @jose'), [2])
  assert.deepEqual(mentioned('(@zé.2): veja'), [3])
  assert.deepEqual(mentioned('@zé.2.'), [3])
  assert.deepEqual(mentioned("@o'neil's casa"), [5])
})

test('[CALL1] the longest nick that somebody has is the one that is called', () => {
  assert.deepEqual(mentioned('@Ana Maria chegou'), [1])
  assert.deepEqual(mentioned('@Ana Marias chegou'), [0])
  assert.deepEqual(mentioned('@ana\nMaria'), [0])
})

test('[CALL1] what only looks like a call is text', () => {
  for (const text of ['ana@jose.br', '@anabela', '@@ana', '@ ana', '@', 'x@', '@ninguém', '@ana_b', 'sem nada'])
    assert.deepEqual(mentioned(text), [], text)
})

test('[CALL2] the words for everybody count only for who may call everybody', () => {
  for (const word of ['todos', 'all', 'here', 'aqui', 'TODOS']) {
    assert.deepEqual(findCalled(`@${word}: prova`, { find, mayCallAll: true }), { all: true }, word)
    assert.deepEqual(findCalled(`@${word}: prova`, { find, mayCallAll: false }), {}, word)
  }
  assert.deepEqual(findCalled('@todos e @ana', { find, mayCallAll: true }), { mentions: [0], all: true })
})

test('a text of nothing but calls is read in one pass, and calls a bounded number of people', () => {
  const many = new Map(Array.from({ length: 500 }, (_, id) => [nickSlug(`p${id}x`), id]))
  let asked = 0
  const count = (slug: string): number | undefined => {
    asked += 1
    return many.get(slug)
  }
  const text = Array.from({ length: 500 }, (_, id) => `@p${id}x`).join(' ')
  assert.equal(findCalled(text, { find: count, mayCallAll: false }).mentions?.length, 50)
  asked = 0
  findCalled('@aa '.repeat(1_000), { find: count, mayCallAll: false })
  assert.ok(asked <= 1_000 * 24, String(asked))
})
