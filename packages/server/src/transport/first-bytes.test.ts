import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speakerOf } from './first-bytes.ts'
import type { Speaker } from './first-bytes.ts'

const first: Record<Speaker, readonly string[]> = {
  http: ['GET / HTTP/1.1\r\n', 'GET /', 'POST /s/geral', 'OPTIONS *', 'M-SEARCH * HTTP/1.1', 'QUERY /x'],
  tls: ['\x16', '\x16\x03\x01\x02\x00\x01'],
  irc: [
    'NICK x',
    'NICK ana\r\n',
    'PASS x',
    'USER a b c d',
    'USER a 0 * :Ana Maria\r\n',
    'CAP LS\r\n',
    'CAP LS 302\r\n',
    'CAP REQ :sasl',
    'CAP END\n',
    'WEBIRC x y z 1.2.3.4',
    '@label=1 CAP LS 302\r\n',
    '@a=b;c  NICK x',
  ],
  person: [
    'nick cave\n',
    'Nick Cave',
    'nick',
    'get / http/1.1\r\n',
    'Get /',
    'GET\r\n',
    'GET\n',
    'GET me out',
    'GETULIO',
    'CAP\r\n',
    'CAP LSD\r\n',
    'CAPITU\n',
    'NICK\r\n',
    'NICK \r\n',
    'NICKY',
    'USER\n',
    'USER a b c\r\n',
    'USER ana\n',
    'PASSOS',
    'WEBIRCX',
    '@ana\n',
    '@ana oi',
    '@ \n',
    'ana\nGET / HTTP/1.1\r\n',
    '\r\n',
    '\n',
    ' GET /',
    ':list',
    '/ajuda',
    'josé\n',
    '\xff\xfd\x03',
  ],
  undecided: ['', 'G', 'GET', 'GET ', 'M-SEAR', 'N', 'NICK', 'NICK  ', 'USER', 'USER a b c', 'USER a b c ', 'PA', 'C'],
}
for (const [speaker, beginnings] of Object.entries(first)) {
  for (const beginning of beginnings) {
    test(`[DOOR1] ${JSON.stringify(beginning)} is ${speaker}`, () => {
      assert.equal(speakerOf(Buffer.from(beginning, 'latin1')), speaker)
    })
  }
}

test('[DOOR2] no beginning of an HTTP or IRC client is taken for a person', () => {
  for (const whole of [...first.http, ...first.irc]) {
    for (let size = 1; size < whole.length; size += 1) {
      assert.notEqual(speakerOf(Buffer.from(whole.slice(0, size))), 'person', whole.slice(0, size))
    }
  }
})

test('[DOOR2] half a character is a person who has not finished', () => {
  assert.equal(speakerOf(Buffer.from('é').subarray(0, 1)), 'person')
})

test('[DOOR2] what can be a prefix for ever is bounded', () => {
  assert.equal(speakerOf(Buffer.from(`@${'a'.repeat(8000)}`)), 'undecided')
  assert.equal(speakerOf(Buffer.from(`@${'a'.repeat(9000)}`)), 'person')
  assert.equal(speakerOf(Buffer.from(`USER ${'a'.repeat(600)}`)), 'person')
  assert.equal(speakerOf(Buffer.from(`NICK${' '.repeat(600)}`)), 'person')
})
