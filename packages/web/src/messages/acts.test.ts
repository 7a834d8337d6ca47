import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageView } from '@papo/protocol'
import type { Sending, SendingCommand, SendingState } from '@papo/sdk'
import { actsBySeq, withActs } from './acts.ts'

const message: MessageView = {
  ...{ room: 7, seq: 5, n: 4, at: 1, author: 1, nick: 'rafa', kind: 'message', style: 'say', text: 'oi' },
  reactions: [{ emoji: '👍', count: 2, nicks: ['Bia', 'Caio'] }],
}

suite('what the person did and is not answered', () => {
  const act = (command: SendingCommand, state: SendingState = 'local'): Sending => {
    const nothing = {
      seq: undefined,
      error: undefined,
      heldUntil: undefined,
      heldBy: undefined,
      room: undefined,
      origin: undefined,
    }
    const deeds = { retry: () => {}, discard: () => true, release: () => {} }
    const ends = { answered: Promise.resolve(0), kept: Promise.resolve() }
    return { key: 'k', command, place: 'geral', at: 9, state, ...nothing, ...deeds, ...ends }
  }
  const shown = (...acts: Sending[]): MessageView => withActs(message, actsBySeq(acts).get(5) ?? [], 'rafa')

  test('an edit shows its text', () => {
    const view = shown(act({ verb: 'edit', room: 7, seq: 5, text: 'oi!' }))
    assert.deepEqual([view.text, view.edited], ['oi!', 9])
  })

  test('a deletion takes all that was in it', () => {
    const view = shown(act({ verb: 'delete', room: 7, seq: 5 }))
    assert.deepEqual([view.text, view.deleted, view.reactions], ['', true, undefined])
  })

  test('a reaction counts at once, and again when it is taken back', () => {
    const on = act({ verb: 'react', room: 7, seq: 5, emoji: '👍', on: true })
    const off = act({ verb: 'react', room: 7, seq: 5, emoji: '👍', on: false })
    assert.deepEqual(shown(on).reactions, [{ emoji: '👍', count: 3, nicks: ['Bia', 'Caio', 'rafa'], mine: true }])
    assert.deepEqual(shown(on, off).reactions, message.reactions)
    const heart = act({ verb: 'react', room: 7, seq: 5, emoji: '❤️', on: true })
    assert.equal(shown(heart).reactions?.length, 2)
  })

  test('what was refused shows nothing', () => {
    assert.equal(shown(act({ verb: 'delete', room: 7, seq: 5 }, 'failed')), message)
  })
})
