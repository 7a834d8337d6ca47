import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { findSlash, parseSlash, parseTopic } from './parse-slash.ts'
import { slashEntries } from './slash.ts'

test('[CMD1] every word of the table is its command, in any case, after spaces', () => {
  for (const { name, colon, ...languages } of slashEntries) {
    const words = [...(languages['pt-BR']?.words ?? []), ...(languages.en?.words ?? [])]
    for (const word of words) {
      for (const typed of [`/${word}`, `/${word.toUpperCase()}`, `   /${word}  `]) {
        assert.deepEqual(parseSlash(typed), { verb: name, form: 'slash', rest: '' })
      }
    }
    if (colon) assert.deepEqual(parseSlash(` :${colon.word.toUpperCase()}`), { verb: name, form: 'colon', rest: '' })
  }
})

test('no word means two commands', () => {
  // one command may have the same word in both languages (`/ascii`)
  const slash = slashEntries.flatMap((entry) => [
    ...new Set([...(entry['pt-BR']?.words ?? []), ...(entry.en?.words ?? [])]),
  ])
  const colon = slashEntries.flatMap((entry) => entry.colon?.word ?? [])
  assert.equal(new Set(slash).size, slash.length)
  assert.equal(new Set(colon).size, colon.length)
})

test('the words of issue and table are the same', () => {
  const portuguese = '/ajuda /salas /criar /entrar /sair /sair_chat /quem /apelido /eu /dizer /historico /idioma'.split(
    ' ',
  )
  const english = '/help /rooms /create /join /leave /quit /who /nick /me /msg /history /lang'.split(' ')
  assert.deepEqual(portuguese.map(findSlash), english.map(findSlash))
  assert.deepEqual(['/list', '/part', '/exit', '/users', '/names'].map(findSlash), [
    'rooms',
    'leave',
    'quit',
    'who',
    'who',
  ])
  assert.deepEqual([':help', ':list', ':users', ':create', ':join', ':leave', ':checkout', ':end'].map(findSlash), [
    'help',
    'rooms',
    'who',
    'create',
    'join',
    'leave',
    'checkout',
    'quit',
  ])
})

test('[CMD1] accents are optional, and what follows is kept as typed', () => {
  assert.deepEqual(parseSlash('/HISTÓRICO 50'), { verb: 'history', form: 'slash', rest: '50' })
  assert.deepEqual(parseSlash('/eu  acena  a TODOS \r'), { verb: 'me', form: 'slash', rest: 'acena  a TODOS' })
})

test('/sair and /sair_chat are two words', () => {
  assert.deepEqual(parseSlash('/sair'), { verb: 'leave', form: 'slash', rest: '' })
  assert.deepEqual(parseSlash('/Sair_CHAT'), { verb: 'quit', form: 'slash', rest: '' })
  assert.deepEqual(parseSlash('/sairqualquer'), { unknown: '/sairqualquer' })
})

test('two slashes are a text that begins with one', () => {
  assert.deepEqual(parseSlash('//texto'), { text: '/texto' })
  assert.deepEqual(parseSlash('  // nota'), { text: '  / nota' })
  assert.deepEqual(parseSlash('///'), { text: '//' })
})

test('[CMD2] an unknown command names the nearest, in the form in which it is typed', () => {
  assert.deepEqual(parseSlash('/slas'), { unknown: '/slas', nearest: '/salas' })
  assert.deepEqual(parseSlash('/jion geral'), { unknown: '/jion', nearest: '/join' })
  assert.deepEqual(parseSlash(':craete sala'), { unknown: ':craete', nearest: ':create' })
  assert.deepEqual(parseSlash('/checkout'), { unknown: '/checkout', nearest: ':checkout' })
  assert.deepEqual(parseSlash(':salas'), { unknown: ':salas', nearest: '/salas' })
  assert.deepEqual(parseSlash('/'), { unknown: '/' })
  assert.deepEqual(parseSlash(':nada'), { unknown: ':nada' })
})

test('an unknown word is repeated up to 30 characters', () => {
  assert.deepEqual(parseSlash(`/${'🚀'.repeat(500)}`), { unknown: `/${'🚀'.repeat(30)}…` })
})

test('faces and sentences that begin with a colon are texts', () => {
  for (const text of [
    ':)',
    ':-D',
    ":'(",
    ':/',
    ':3c',
    ':OoO',
    ':+1:',
    ':D',
    ':xD',
    ':ppp',
    ':',
    ': oi',
    '::',
    ':smile:',
    ':smile: oi',
    ':nada a ver',
    ':end of story',
    ':1',
  ])
    assert.deepEqual(parseSlash(text), { text })
})

test(':end stands alone', () => {
  assert.deepEqual(parseSlash(':end'), { verb: 'quit', form: 'colon', rest: '' })
  assert.deepEqual(parseSlash(' :END \n'), { verb: 'quit', form: 'colon', rest: '' })
})

test('any other line is its own text', () => {
  for (const text of ['', '   ', 'oi', 'a/b', '  código indentado', 'e /sair'])
    assert.deepEqual(parseSlash(text), { text })
})

test('help is asked for by a command with or without its sign, and what is near to one is named', () => {
  assert.deepEqual(parseTopic(''), { topic: undefined })
  for (const rest of ['sair', '/sair', ':leave', 'Sair']) assert.deepEqual(parseTopic(rest), { topic: 'leave' })
  assert.deepEqual(parseTopic('salass'), { unknown: 'salass', nearest: '/salas' })
  assert.deepEqual(parseTopic('qzxqzx'), { unknown: 'qzxqzx' })
})

test('no line makes the parser throw, and none vanishes', () => {
  const anyLine = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom('/', ':', '//', ' /', '\t:'), fc.string({ unit: 'binary' }))
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(anyLine, (line) => {
      const input = parseSlash(line)
      if ('text' in input) assert.ok(line.endsWith(input.text.trimStart()))
    }),
    { numRuns: 1_000 },
  )
})
