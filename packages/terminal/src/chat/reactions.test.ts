import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import type { MessageView, ReactedEvent, ReactedList } from '@papo/protocol'
import { Reactions } from './reactions.ts'

const message: MessageView = {
  kind: 'message',
  room: 7,
  seq: 2,
  at: 0,
  author: 9,
  nick: 'Lari',
  n: 1,
  style: 'say',
  text: 'oi',
}

function reacted(nick: string, on = true): ReactedEvent {
  return { kind: 'reacted', room: 7, seq: 9, at: 0, author: nick.length, nick, target: 2, emoji: '👍', on }
}

test('[classic 24] reactions are told as one, 10 s after the first; those after it are the next', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const told: ReactedList[] = []
  const reactions = new Reactions((list) => told.push(list))
  t.after(() => reactions.stop())
  reactions.add(reacted('Ana'), message)
  t.mock.timers.tick(limits.reactionsGatherMs - 1)
  reactions.add(reacted('Beto'), message)
  assert.deepEqual(told, [])
  t.mock.timers.tick(1)
  reactions.add(reacted('Carla'), message)
  t.mock.timers.tick(limits.reactionsGatherMs)
  assert.deepEqual(
    told.map(({ nicks }) => nicks),
    [['Ana', 'Beto'], ['Carla']],
  )
})

test('[classic 24] nothing is told of what was taken back meanwhile, nor once one left', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const reactions = new Reactions(() => assert.fail('told'))
  reactions.add(reacted('Ana'), message)
  reactions.add(reacted('Ana', false), message)
  t.mock.timers.tick(limits.reactionsGatherMs)
  reactions.add(reacted('Ana'), message)
  reactions.stop()
  t.mock.timers.tick(limits.reactionsGatherMs)
})
