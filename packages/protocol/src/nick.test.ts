import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { checkNick, nickKeys, nickSlug, reservedNicks, suggestNicks } from './nick.ts'
import type { NickProblem } from './nick.ts'

function problemOf(input: string, serverName?: string): NickProblem | undefined {
  const checked = checkNick(input, serverName)
  return 'problem' in checked ? checked.problem : undefined
}

test('usual nicks are taken as they are', () => {
  const nicks = [
    'rafa',
    'Lari',
    'Fox Mulder',
    'Usuário-48690',
    'Zé',
    "D'Ávila",
    'a.b_c-d',
    'x^`|{}',
    'Jó',
    '42',
    'Προμηθέας',
    '桜さくら',
    'नेहा',
  ]
  for (const nick of nicks) assert.deepEqual(checkNick(nick), { nick: nick.normalize('NFC') })
})

test('a nick is trimmed, composed, and its spaces are single', () => {
  assert.deepEqual(checkNick('  Lari '), { nick: 'Lari' })
  assert.deepEqual(checkNick('Jose\u0301'), { nick: 'José' })
  assert.deepEqual(checkNick('Fox \u00A0 Mulder\u3000'), { nick: 'Fox Mulder' })
})

test('a nick has 2 to 24 characters, counted as people count them', () => {
  for (const short of ['', '   ', 'a', 'é', 'e\u0301', '.']) assert.equal(problemOf(short), 'too_short')
  for (const other of ['🚀', '!', '\u200B']) assert.equal(problemOf(other), 'bad_character')
  assert.equal(problemOf('é'.repeat(24)), undefined)
  assert.equal(problemOf('é'.repeat(25)), 'too_long')
  assert.equal(problemOf('𠮷'.repeat(24)), undefined)
  assert.equal(problemOf('x'.repeat(1_000_000)), 'too_long')
})

test('a nick does not begin like a command, a room or a rank', () => {
  for (const sign of ':/#&@+~') assert.equal(problemOf(`${sign}foo`), 'bad_start')
})

test('a nick has no brackets, controls, invisible or emoji characters', () => {
  const bad = [
    '[ana]',
    '<ana>',
    'a\tna',
    'ana\u0000',
    'a\u001B[1m',
    'a\u0085b',
    'a\u202Eb',
    'a\u2066b',
    'a\u200Bb',
    'a\u00ADb',
    'a\uFEFFb',
  ]
  const worse = [
    'a\u{E0041}b',
    'a\u3164b',
    'a\u115Fb',
    'ana🚀',
    'a\uD800',
    'a\uE000b',
    'a,b',
    'a\u2028b',
    'a\u0378b',
    'a\u20DDb',
  ]
  for (const nick of [...bad, ...worse]) assert.equal(problemOf(nick), 'bad_character', JSON.stringify(nick))
})

test('a nick is more than signs and marks', () => {
  for (const nick of [
    '..',
    "''",
    '\u0301\u0302',
    '-\u0301-',
    'Z\u0351\u0352\u0353\u0354a',
    'b\u0327\u0327a',
    '^\u0338x',
  ])
    assert.equal(problemOf(nick), 'bad_character', JSON.stringify(nick))
})

test('[HELLO3] the letters of a nick are of one script', () => {
  for (const nick of ['аdmin', 'rаfa', 'Iаra', 'anaν']) assert.equal(problemOf(nick), 'mixed_scripts')
})

test('[HELLO3] the imitations of admin in docs/reliability.md row 22 stay outside', () => {
  const imitations = {
    capitals: 'ADMIN',
    fullwidth: 'ａｄｍｉｎ',
    'Cyrillic а': '\u0430dmin',
    'Cyrillic і': 'adm\u0456n',
    'Greek Ι': 'adm\u0399n',
    'U+200B': 'ad\u200Bmin',
    'U+00AD': 'ad\u00ADmin',
    'U+0301': 'admin\u0301',
    'trailing U+00A0': 'admin\u00A0',
    'dotless ı': 'adm\u0131n',
    adrnin: 'adrnin',
  }
  for (const [name, nick] of Object.entries(imitations)) assert.notEqual(problemOf(nick), undefined, name)
  assert.equal(problemOf('adm1n'), undefined)
})

test('[HELLO3] reserved names are nobody’s, in no form', () => {
  for (const name of reservedNicks) {
    for (const form of [name, name.toUpperCase(), `_${name}_`, `${name}.`])
      assert.equal(problemOf(form), 'reserved', form)
  }
  for (const form of ['voce', 'Moderacao', 'ꓮꓡꓡ', 'ᎪᏞᏞ', 'ΡΑΡΟ', 'раро', 'N1ckServ'.replace('1', 'ı')])
    assert.equal(problemOf(form), 'reserved', form)
})

test('the server’s name is reserved too', () => {
  assert.equal(problemOf('lab-3', 'Lab 3'), 'reserved')
  assert.equal(problemOf('lab-3'), undefined)
  assert.equal(problemOf('rafa', ''), undefined)
})

test('a checked nick checks to itself', () => {
  const nickish = fc.string({
    unit: fc.constantFrom(...Array.from("aáAIl1 ._-'^`|{}\u0301\u00A0é桜さ철аΡ٣\u0E33\u3099ｶﾞªß")),
    maxLength: 30,
  })
  for (const source of [
    nickish,
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 10 }),
  ]) {
    fc.assert(
      fc.property(source, (input) => {
        const checked = checkNick(input)
        if ('nick' in checked) assert.deepEqual(checkNick(checked.nick), checked)
      }),
      { numRuns: 1_000 },
    )
  }
})

test('nicks are compared without case, accents and kind of separator', () => {
  assert.equal(nickSlug('Fox Mulder'), nickSlug('fox_mulder'))
  assert.equal(nickSlug('José'), nickSlug('JOSE'))
  assert.ok(nickKeys('Iara').some((key) => nickKeys('lara').includes(key)))
})

test('a nick in use gets two free ones like it', () => {
  assert.deepEqual(
    suggestNicks('rafa', (nick) => nick === 'rafa'),
    ['rafa2', 'rafa-lab'],
  )
  assert.deepEqual(
    suggestNicks('rafa', (nick) => ['rafa2', 'rafa-lab', 'rafa3'].includes(nick)),
    ['rafa4', 'rafa5'],
  )
  assert.deepEqual(
    suggestNicks('rafa', () => true),
    [],
  )
})

test('after a number comes the next one, and a number of more digits is part of the name', () => {
  const suggested = (nick: string): string[] => suggestNicks(nick, (other) => other === nick)
  assert.deepEqual(suggested('Rafa2'), ['Rafa-lab', 'Rafa3'])
  assert.deepEqual(suggested('turma2024'), ['turma20242', 'turma2024-lab'])
  assert.deepEqual(suggested('77'), ['772', '77-lab'])
})

test('suggestions are nicks themselves', () => {
  assert.deepEqual(
    suggestNicks('x'.repeat(24), () => false),
    [`${'x'.repeat(23)}2`, `${'x'.repeat(20)}-lab`],
  )
  assert.deepEqual(
    suggestNicks('Ёлка', () => false),
    ['Ёлка2', 'Ёлка3'],
  )
})
