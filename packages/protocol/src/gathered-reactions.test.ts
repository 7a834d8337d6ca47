import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MessageView, ReactedEvent } from './events.ts'
import { GatheredReactions } from './gathered-reactions.ts'

type Told = readonly [nick: string, emoji: string, rest?: Partial<ReactedEvent>]

const nicks = ['Ana', 'Beto', 'Caio']

function gather(told: readonly Told[], text = 'oi'): GatheredReactions {
  const gathered = new GatheredReactions()
  for (const [nick, emoji, { room = 7, target = 2, ...rest } = {}] of told) {
    const author = nicks.indexOf(nick)
    const base = { kind: 'reacted', seq: 9, at: 0, on: true } as const
    const message: MessageView = {
      kind: 'message',
      room,
      seq: target,
      at: 0,
      author: 9,
      nick: 'Lari',
      n: 1,
      style: 'say',
      text,
    }
    gathered.add({ ...base, room, target, author, nick, emoji, ...rest }, message)
  }
  return gathered
}

test('people, emoji and messages are each named once, in the order in which they came', () => {
  const { list } = gather([
    ['Ana', '👍'],
    ['Ana', '👍'],
    ['Beto', '👀'],
    ['Beto', '👍', { target: 3 }],
  ])
  assert.deepEqual(list, { room: 7, nicks: ['Ana', 'Beto'], emoji: ['👍', '👀'], messages: 2, text: 'oi' })
})

test('messages of two rooms are two, though they have the same place in each', () => {
  const { list } = gather([
    ['Ana', '👍'],
    ['Ana', '👍', { room: 8 }],
  ])
  assert.equal(list?.messages, 2)
})

test('what is taken back is not told, and nothing is told where that was all', () => {
  const taken: Told = ['Ana', '👍', { on: false }]
  assert.equal(gather([['Ana', '👍'], taken]).list, undefined)
  const { list } = gather([['Ana', '👍'], ['Ana', '👀'], taken])
  assert.deepEqual(list?.emoji, ['👀'])
  assert.deepEqual(gather([['Beto', '👍'], taken]).list?.nicks, ['Beto'])
})

test('a hundred are held, and those beyond it are not named', () => {
  const many = Array.from({ length: 150 }, (_, index): Told => ['Ana', '👍', { target: index + 1 }])
  assert.equal(gather(many).list?.messages, 100)
})

test('a message is named by 40 characters of its first line at most, none of them cut', () => {
  const shown = (text: string): string | undefined => gather([['Ana', '👍']], text).list?.text
  assert.equal(shown('  um\ndois'), 'um')
  assert.equal(shown('🎉'.repeat(40)), '🎉'.repeat(40))
  assert.equal(shown(`${'🎉'.repeat(39)} fim`), `${'🎉'.repeat(39)}…`)
})
