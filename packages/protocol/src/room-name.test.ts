import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { checkRoomName, hasPasswordInName } from './room-name.ts'

function problemOf(input: string): string | undefined {
  const checked = checkRoomName(input)
  return 'problem' in checked ? checked.problem : undefined
}

test('usual room names are taken as they are, each with its slug', () => {
  assert.deepEqual(checkRoomName('REDES'), { name: 'REDES', slug: 'redes' })
  assert.deepEqual(checkRoomName('  Sala de Aula  2 '), { name: 'Sala de Aula 2', slug: 'sala-de-aula-2' })
  for (const name of ['C', 'C++', 'C#', '.NET', 'Dúvidas?', '[avisos]', '数学', 'x:end', '5%'])
    assert.equal(problemOf(name), undefined, name)
})

test('an emoji is a room name, also one that is joined of several', () => {
  assert.deepEqual(checkRoomName('🚀'), { name: '🚀', slug: '🚀' })
  for (const name of ['👩‍💻', '❤️', '🇧🇷', '👍🏽', 'sala 🏳️‍🌈', '1️⃣']) assert.equal(problemOf(name), undefined, name)
})

test('a room name has 1 to 50 characters and at most 100 bytes', () => {
  for (const name of ['', '   ', '\u00A0']) assert.equal(problemOf(name), 'empty')
  assert.equal(problemOf('é'.repeat(50)), undefined)
  assert.equal(problemOf('e'.repeat(51)), 'too_long')
  assert.equal(problemOf('🚀'.repeat(25)), undefined)
  assert.equal(problemOf('🚀'.repeat(26)), 'too_long')
  assert.equal(problemOf('x'.repeat(1_000_000)), 'too_long')
})

test('a room name of separators alone is none', () => {
  for (const name of ['...', '-', '_ _', '?!'.slice(0, 1), '% %']) assert.equal(problemOf(name), 'empty', name)
})

test('a room name does not begin like a command, a room or a rank', () => {
  for (const sign of ':/#&@+~"“”„«»') assert.equal(problemOf(`${sign}sala`), 'bad_start')
  for (const name of ['a"b', "'s"]) assert.equal(problemOf(name), undefined)
})

test('a room name has no comma, no control, nothing invisible', () => {
  const bad = [
    'a,b',
    'a\u0000b',
    'a\u001Bb',
    'a\nb',
    'a\tb',
    'a\u0085b',
    'a\u202Eb',
    'a\u2069b',
    'a\u200Bb',
    'a\u200Db',
    'a\u00ADb',
    'a\u3164',
  ]
  for (const name of [...bad, '\u2800', 'a\u2028b', 'a\uD800', '\u0301', 'Z\u0351\u0352\u0353'])
    assert.equal(problemOf(name), 'bad_character', JSON.stringify(name))
})

test('a checked room name checks to itself and has a slug that is more than "-"', () => {
  for (const unit of [
    'grapheme',
    'binary',
    fc.constantFrom(...Array.from('aÁ ._-#?%/🚀\uFE0F\u200D\u0301👩💻ﷺ')),
  ] as const) {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (input) => {
        const checked = checkRoomName(input)
        if ('problem' in checked) return
        assert.deepEqual(checkRoomName(checked.name), checked)
        assert.match(checked.slug, /[^-]/u)
      }),
      { numRuns: 1_000 },
    )
  }
})

test('a password written into a room name is noticed', () => {
  for (const name of ['Sala senha:segredo', 'x PASSWORD: y', 'senha:1']) assert.ok(hasPasswordInName(name), name)
  for (const name of ['senhas', 'Trocar senha', 'a senha é']) assert.ok(!hasPasswordInName(name), name)
})
