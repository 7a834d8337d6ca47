import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseListen } from './listen-spec.ts'

const good = {
  'any:6789': { kind: 'any', port: 6789 },
  'LINE:0': { kind: 'line', port: 0 },
  'irc:127.0.0.1:6667': { kind: 'irc', host: '127.0.0.1', port: 6667 },
  'http:chat.example:80': { kind: 'http', host: 'chat.example', port: 80 },
  'any:[::1]:6789': { kind: 'any', host: '::1', port: 6789 },
}
const bad = ['', '6789', 'any', 'any:', 'any:x', 'any:65536', 'ssh:22', 'any:::1:22', 'any:a b:1', 'line:-1', 'any:1:']

for (const [text, spec] of Object.entries(good)) {
  test(`--listen ${text} is understood`, () => assert.deepEqual(parseListen(text), spec))
}

for (const text of bad) {
  test(`--listen ${text} is refused`, () => assert.equal(parseListen(text), undefined))
}
