import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { confusablesVersion } from './confusables-data.ts'
import { looksLike, skeleton } from './skeleton.ts'
import { slug } from './slug.ts'

test('lara and Iara look alike, Lara and Iara do not', () => {
  assert.ok(looksLike('lara', 'Iara'))
  assert.ok(!looksLike('Lara', 'Iara'))
  assert.ok(!looksLike('lara', 'iara'))
})

test('letters of other scripts look like the ones they copy', () => {
  assert.ok(looksLike('асе', 'ace'), 'Cyrillic')
  assert.ok(looksLike('ΡΑΡΟ', 'papo'), 'Greek capitals')
  assert.ok(looksLike('ꓮꓡꓡ', 'all'), 'Lisu')
  assert.ok(looksLike('𝗿𝗮𝗳𝗮', 'rafa'), 'mathematical')
  assert.ok(looksLike('ａｎａ', 'ana'), 'fullwidth')
})

test('signs and pairs of letters look like the ones they copy', () => {
  assert.ok(looksLike('rnario', 'mario'))
  assert.ok(looksLike('zé|ia', 'zélia'))
  assert.ok(looksLike('r\u0430f\u200Ba', 'rafa'), 'an invisible character between')
  assert.ok(looksLike('Fox Mulder', 'fox_mulder'))
})

test('different names stay different', () => {
  const names = ['Ana', 'Bia', 'Caio', 'Davi', 'Helena', 'Lari', 'Math', 'rafa', 'rafa2', 'Usuário-48690']
  for (const [i, one] of names.entries()) {
    for (const other of names.slice(i + 1)) assert.ok(!looksLike(one, other), `${one} and ${other}`)
  }
})

test('names with one slug share a key, whatever they are', () => {
  const withCopy = fc.string({ unit: 'binary', maxLength: 30 }).map((name) => [name, slug(name)] as const)
  fc.assert(fc.property(withCopy, ([name, copy]) => looksLike(name, copy)))
})

test('the table is of the Unicode that knows its letters, and holds thousands of them', () => {
  assert.match(confusablesVersion, /^\d+\.0\.0$/)
  let mapped = 0
  for (let codePoint = 0x80; codePoint < 0x2_0000; codePoint++) {
    const character = String.fromCodePoint(codePoint)
    if (
      /\p{L}/u.test(character) &&
      character.normalize('NFKC') === character &&
      skeleton(character)[0] !== `=${character}`
    )
      mapped++
  }
  assert.ok(mapped > 1_500, `${mapped} letters`)
})
