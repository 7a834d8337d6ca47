import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePrompt } from './nick-prompt.ts'

test('a nick is trimmed, and may hold spaces', () => {
  assert.deepEqual(parsePrompt('  Fox Mulder '), { type: 'nick', nick: 'Fox Mulder' })
})

test('[S5] name and room may be given together', () => {
  assert.deepEqual(parsePrompt('rafa #Sala de Aula'), { type: 'nick', nick: 'rafa', room: 'Sala de Aula' })
  assert.deepEqual(parsePrompt('Fox Mulder  # REDES'), { type: 'nick', nick: 'Fox Mulder', room: 'REDES' })
  assert.deepEqual(parsePrompt('#REDES'), { type: 'nick', nick: '#REDES' })
  assert.deepEqual(parsePrompt('rafa #'), { type: 'nick', nick: 'rafa #' })
})

test('[classic 11] :end, /sair_chat and /quit leave, in any case; nothing is nothing', () => {
  for (const line of [':end', ':END', ' /sair_chat', '/SAIR_CHAT', '/quit', '/exit'])
    assert.deepEqual(parsePrompt(line), { type: 'quit' }, line)
  for (const line of ['', '  ', '\t']) assert.deepEqual(parsePrompt(line), { type: 'blank' })
})

test('the language may be chosen and help asked for; other commands are no nick', () => {
  assert.deepEqual(parsePrompt('/lang en'), { type: 'language', language: 'en' })
  assert.deepEqual(parsePrompt('/idioma pt'), { type: 'language', language: 'pt-BR' })
  assert.deepEqual(parsePrompt('/ajuda criar'), { type: 'help', topic: 'criar', form: 'slash' })
  assert.deepEqual(parsePrompt(':foo'), { type: 'nick', nick: ':foo' })
  assert.deepEqual(parsePrompt('/salas'), { type: 'nick', nick: '/salas' })
  assert.deepEqual(parsePrompt('/lang xx'), { type: 'usage', problem: 'language' })
  assert.deepEqual(parsePrompt('/lang'), { type: 'usage', problem: 'languages' })
  assert.deepEqual(parsePrompt('my:endgame'), { type: 'nick', nick: 'my:endgame' })
})
