import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SocketListener } from '@papo/sdk'
import { Connection } from '../src/link/connection.ts'
import { HandClock } from './support/hand-clock.ts'

/** A connection on a socket that a test plays: what it sent, what it may be told, and how it ended. */
function openConnection(clock: HandClock) {
  let heard: SocketListener | undefined
  let asked = 0
  const ends: string[] = []
  const openSocket = (_url: string, listener: SocketListener) => {
    heard = listener
    return { send: () => void (asked += 1), close: () => undefined }
  }
  const quiet = { onOpen: () => undefined, onEvent: () => undefined, onSignal: () => undefined }
  const listener = {
    ...quiet,
    onSilence: () => undefined,
    onEnd: (_: number, reason: string) => void ends.push(reason),
  }
  const connection = new Connection('ws://casa/ws', { clock, openSocket }, listener)
  heard?.onOpen()
  const answerLast = (): void => heard?.onText(JSON.stringify({ ref: asked, answer: {} }))
  const ask = (): void => void connection.ask({ verb: 'who' }).catch(() => undefined)
  return { ask, answerLast, ends }
}

test('a question that follows an answered one has its whole time', async () => {
  for (let wait = 10_000; wait < 30_000; wait += 700) {
    const clock = new HandClock()
    const { ask, answerLast, ends } = openConnection(clock)
    ask()
    await clock.advance(50)
    answerLast()
    await clock.advance(wait)
    ask()
    await clock.advance(9_900)
    assert.deepEqual(ends, [], `asked again after ${wait} ms`)
    answerLast()
    await clock.advance(20_000)
    assert.deepEqual(ends, [])
  }
})

test('what is asked after an answer, and never answered, ends the connection', async () => {
  const clock = new HandClock()
  const { ask, answerLast, ends } = openConnection(clock)
  ask()
  answerLast()
  await clock.advance(60_000)
  ask()
  await clock.advance(15_000)
  assert.deepEqual(ends, ['silent'])
})
