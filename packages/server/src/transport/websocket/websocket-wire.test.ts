import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError } from '@papo/protocol'
import { WebSocketWire } from './websocket-wire.ts'

test('errors have words in a language; what is told of a room is the same bytes for all, made once', () => {
  const [english, portuguese] = [new WebSocketWire('en'), new WebSocketWire('pt-BR')]
  assert.equal(english.variant, portuguese.variant)
  const said = {
    kind: 'message',
    room: 1,
    seq: 2,
    at: 3,
    n: 1,
    author: 4,
    nick: 'Lari',
    text: 'oi',
    style: 'say',
  } as const
  assert.deepEqual(english.event(said), portuguese.event(said))
  assert.deepEqual(english.signal({ type: 'stopping' }), portuguese.signal({ type: 'stopping' }))
  const error = new ChatError('not_in_room')
  assert.notDeepEqual(english.failure(error, undefined), portuguese.failure(error, undefined))
})
