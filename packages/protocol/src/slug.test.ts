import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { slug, withoutAccents } from './slug.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

test('a slug is in small letters, without accents, with one "-" for a run of separators', () => {
  assert.equal(slug('Sala de Aula'), 'sala-de-aula')
  assert.equal(slug('lab_redes'), slug('Lab - Redes'))
  assert.equal(slug('Computação Gráfica'), 'computacao-grafica')
  assert.equal(slug('ＲＥＤＥＳ'), 'redes')
  assert.equal(slug('C#'), 'c-')
  assert.notEqual(slug('C#'), slug('C'))
  assert.equal(slug('a/b?c#d%e'), 'a-b-c-d-e')
})

test('an emoji is its own slug, with or without the sign that asks for colour', () => {
  assert.equal(slug('🚀'), '🚀')
  assert.equal(slug('❤️'), slug('❤'))
})

test('vowel signs that are letters of their script stay in the slug, accents of any script go', () => {
  assert.notEqual(slug('की'), slug('का'))
  assert.notEqual(slug('が'), slug('か'))
  assert.equal(slug('Ёлка'), 'елка')
})

test('the slug of a slug is itself, for any text', () => {
  fc.assert(fc.property(anyText, (text) => slug(slug(text)) === slug(text)))
})

test('the slug of a slug is itself, for every character of Unicode', () => {
  const unstable: string[] = []
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    const once = slug(`a${String.fromCodePoint(codePoint)}b`)
    if (slug(once) !== once) unstable.push(codePoint.toString(16))
  }
  assert.deepEqual(unstable, [])
})

test('a slug never ends a path or a query', () => {
  fc.assert(fc.property(anyText, (text) => !/[\s/?#%.]/u.test(slug(text))))
})

test('without accents, the case of a text stays', () => {
  assert.equal(withoutAccents('ÁÉçÕ İ'), 'AEcO I')
})
