import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { nearest } from './nearest.ts'
import { Word } from './word.ts'

const words = ['ajuda', 'salas', 'criar', 'entrar', 'sair', 'eu']

test('the nearest word is at most two edits away', () => {
  assert.equal(nearest('slas', words), 'salas')
  assert.equal(nearest('entarr', words), 'entrar')
  assert.equal(nearest('ajdua', words), 'ajuda')
  assert.equal(nearest('criaar', words), 'criar')
  assert.equal(nearest('xxxxxx', words), undefined)
  assert.equal(nearest('entrarrrr', words), undefined)
})

test('case and accents count for nothing', () => {
  assert.equal(nearest('redes', ['geral', 'REDES']), 'REDES')
  assert.equal(nearest('MONITÓRIA', ['monitoria']), 'monitoria')
})

test('the nearest of several is named, the first one where they are equally near', () => {
  assert.equal(nearest('salas', ['salsa', 'salas']), 'salas')
  assert.equal(nearest('sala', ['salb', 'salc']), 'salb')
})

test('a word of one letter is near to nothing else, one of two or three to what is one edit away', () => {
  assert.equal(nearest('x', words), undefined)
  assert.equal(nearest('xx', words), undefined)
  assert.equal(nearest('ei', words), 'eu')
  assert.equal(nearest('foo', ['who', 'list']), undefined)
  assert.equal(nearest('woh', ['who', 'list']), 'who')
})

test('nothing is near to nothing, or to a word that nobody types', () => {
  assert.equal(nearest('', words), undefined)
  assert.equal(nearest('salas', []), undefined)
  assert.equal(nearest('a'.repeat(1_000_000), ['a'.repeat(1_000_000)]), undefined)
})

test('two edits anywhere are found again', () => {
  const edited = fc.record({
    word: fc.stringMatching(/^[a-z]{5,12}$/),
    edits: fc.array(fc.record({ at: fc.nat(20), letter: fc.constantFrom('', 'q') }), { maxLength: 2 }),
  })
  fc.assert(
    fc.property(edited, ({ word, edits }) => {
      const typed = edits.reduce((text, { at, letter }) => text.slice(0, at) + letter + text.slice(at + 1), word)
      assert.equal(nearest(typed, [word]), word)
    }),
  )
})

test('words made ready once are not made ready again', (t) => {
  const names = Array.from({ length: 10_000 }, (_, i) => new Word(`pessoa-${i.toString(36)}`))
  const readied = t.mock.method(String.prototype, 'toLowerCase')
  assert.equal(nearest('Pesoa-7m', names), 'pessoa-7m')
  assert.equal(readied.mock.callCount(), 1)
})

test('what is left out without being compared is never near', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'A', 'é', '0'), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(word, fc.nat({ max: 7 }), fc.constantFrom('x', 'é', ''), (base, at, put) => {
      const edited = base.slice(0, at) + put + base.slice(at + 1)
      const swapped = base.slice(0, at) + (base[at + 1] ?? '') + (base[at] ?? '') + base.slice(at + 2)
      for (const near of [edited, swapped]) assert.ok(new Word(base).mayBeNear(new Word(near), 1), near)
    }),
  )
})
