import assert from 'node:assert/strict'
import test from 'node:test'

import { portIn } from './listening-line.ts'

test('the port is found in a JSON line and in the sentence of the terminal', () => {
  assert.equal(portIn('{"level":30,"event":"listening","port":41237}'), 41237)
  assert.equal(portIn('Servidor rodando em 127.0.0.1:6789'), 6789)
})

test('other lines have no port', () => {
  assert.equal(portIn('{"level":30,"msg":"opened"}'), undefined)
  assert.equal(portIn('{"port":"6789"}'), undefined)
  assert.equal(portIn('{broken'), undefined)
  assert.equal(portIn('Papo 0.1.0'), undefined)
})
