import assert from 'node:assert/strict'
import { test } from 'node:test'
import { helpLines, welcomeLines } from './help-lines.ts'
import { languages } from './language.ts'
import { slashEntries } from './slash.ts'

test('the English list is S1’s, letter for letter', () => {
  assert.deepEqual(welcomeLines('en'), [
    '==================================================',
    'Checkout the commands below:',
    '🔸 :help - List all available commands',
    '🔸 :list - List all existing rooms',
    '🔸 :users - List all users in the current room',
    '🔸 :create <room_name> - Create a new room (joins automatically)',
    '🔸 :join <room_name> - Join named room (if not already in a room)',
    '🔸 :leave - Leaves current room (goes back to lobby)',
    '🔸 :checkout <room_name> - switches from your current room to named room',
    '🔸 :end - Ends connection with the server',
    '',
    '==================================================',
  ])
})

test('the Portuguese list is S2’s, letter for letter', () => {
  assert.deepEqual(welcomeLines('pt-BR'), [
    '/salas - listar salas disponíveis',
    '/criar <sala> - criar uma nova sala',
    '/entrar <sala> - entrar em uma sala existente',
    '/sair - sair da sala atual',
    '/sair_chat - desconectar',
  ])
})

test('help names every command of its language, within 80 columns', () => {
  for (const language of languages) {
    const lines = helpLines(language)
    for (const { [language]: own } of slashEntries) {
      if (own)
        assert.ok(
          lines.some((line) => line.startsWith(`  /${own.words[0]} `)),
          own.words[0],
        )
    }
    for (const line of lines) assert.ok(line.length <= 80, line)
  }
})

test('help on one command shows its arguments, its other words and an example', () => {
  assert.deepEqual(helpLines('pt-BR', 'who'), [
    '/quem [sala] - mostra quem está na sala',
    '  Também: /who, /users, /names, :users',
    '  Exemplo: /quem geral',
  ])
  assert.deepEqual(helpLines('en', 'leave'), ['/leave - leaves the current room', '  Also: /sair, /part, :leave'])
})

test('help tells :create and :join apart from /create and /join, which do something else', () => {
  assert.deepEqual(helpLines('en', 'create'), [
    '/create <room> - creates a room, without entering it',
    '  Also: /criar',
    '  :create <room_name> - Create a new room (joins automatically)',
    '  Example: /create My Room',
  ])
  assert.deepEqual(helpLines('pt-BR', 'join'), [
    '/entrar <sala> - entra numa sala; sai da atual',
    '  Também: /join',
    '  :join <room_name> - Join named room (if not already in a room)',
    '  Exemplo: /entrar geral',
  ])
})

test('help on every command has something to say, within 80 columns', () => {
  for (const language of languages) {
    for (const { name } of slashEntries) {
      const lines = helpLines(language, name)
      assert.ok(lines.length > 0, name)
      for (const line of lines) assert.ok(line.length <= 80, line)
    }
  }
})
