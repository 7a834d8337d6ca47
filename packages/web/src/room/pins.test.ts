import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Event, MessageView, Seq } from '@papo/protocol'
import type { Client, ClientEvents, Room } from '@papo/sdk'
import { Pins } from './pins.ts'

/** A room whose answers a test gives, and the pins that are read from it. */
interface Board {
  readonly pins: Pins
  /** The questions that were asked, oldest first. */
  readonly questions: PromiseWithResolvers<readonly MessageView[]>[]
  /** What the window of the room holds. */
  readonly window: Map<Seq, MessageView>
  /** How many listeners there are. */
  readonly listening: () => number
  readonly happens: (event: Event, where?: Room) => void
  readonly begins: (where?: Room) => void
  /** What is shown: the texts, or how it stands. */
  readonly shown: () => readonly string[] | string
}

function openBoard(t: TestContext): Board {
  const questions: Board['questions'] = []
  const window: Board['window'] = new Map()
  const listeners = new Map<keyof ClientEvents, ClientEvents[keyof ClientEvents]>()
  const pinned = (): Promise<readonly MessageView[]> => {
    const question = Promise.withResolvers<readonly MessageView[]>()
    questions.push(question)
    return question.promise
  }
  const room = { pins: pinned, timeline: { find: (seq: Seq) => window.get(seq) } } as unknown as Room
  const on: Client['on'] = (event, listener) => {
    listeners.set(event, listener)
    return () => listeners.delete(event)
  }
  const pins = new Pins({ client: { on }, room })
  t.after(() => pins.close())
  const tell = (name: keyof ClientEvents, ...args: readonly unknown[]): void => {
    const listener = listeners.get(name)
    if (listener) Reflect.apply(listener, undefined, args)
  }
  return {
    pins,
    questions,
    window,
    listening: () => listeners.size,
    happens: (event, where = room) => tell('event', event, where),
    begins: (where = room) => tell('reset', where),
    shown() {
      const state = pins.state.get()
      return state.type === 'loaded' ? state.messages.map(({ text }) => text) : state.type
    },
  }
}

const elsewhere = {} as Room

function pinnedOne(seq: Seq, text: string): MessageView {
  const base = { kind: 'message', room: 7, at: 0, author: 2, nick: 'Lari', n: seq, style: 'say' } as const
  return { ...base, seq, text, pinned: true }
}

const happened = { room: 7, seq: 9, at: 1, author: 2, nick: 'Lari' } as const
const pin = (target: Seq, on = true): Event => ({ ...happened, kind: 'pinned', target, on })
const edit = (target: Seq, text: string): Event => ({ ...happened, kind: 'edited', target, text })
const remove = (target: Seq): Event => ({ ...happened, kind: 'deleted', target })

/** Answers a question of a board, and waits until that is taken in. */
async function answer({ questions }: Board, index: number, ...messages: MessageView[]): Promise<void> {
  questions[index]!.resolve(messages)
  await settle()
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

test('pins are asked for at once, and are loading until they come', async (t) => {
  const board = openBoard(t)
  assert.equal(board.shown(), 'loading')
  await answer(board, 0, pinnedOne(3, 'três'), pinnedOne(2, 'dois'))
  assert.deepEqual(board.shown(), ['três', 'dois'])
  assert.equal(board.questions.length, 1)
})

test('what is pinned and is in the window goes before the others, once', async (t) => {
  const board = openBoard(t)
  await answer(board, 0, pinnedOne(3, 'três'), pinnedOne(2, 'dois'))
  board.window.set(5, pinnedOne(5, 'cinco')).set(2, pinnedOne(2, 'dois'))
  board.happens(pin(5))
  board.happens(pin(2))
  assert.deepEqual(board.shown(), ['dois', 'cinco', 'três'])
  assert.equal(board.questions.length, 1)
})

test('what is pinned outside the window is asked for, and what is shown stays until then', async (t) => {
  const board = openBoard(t)
  await answer(board, 0, pinnedOne(3, 'três'))
  board.happens(pin(1))
  assert.deepEqual(board.shown(), ['três'])
  await answer(board, 1, pinnedOne(1, 'um'), pinnedOne(3, 'três'))
  assert.deepEqual(board.shown(), ['um', 'três'])
})

test('what changes is followed: an edit, a pin taken off, a deletion', async (t) => {
  const board = openBoard(t)
  await answer(board, 0, pinnedOne(4, 'quatro'), pinnedOne(3, 'três'), pinnedOne(2, 'dois'))
  board.happens(edit(3, 'tres'))
  assert.deepEqual(board.shown(), ['quatro', 'tres', 'dois'])
  board.happens(pin(4, false))
  board.happens(remove(2))
  assert.deepEqual(board.shown(), ['tres'])
  board.happens({ ...pinnedOne(8, 'oito'), kind: 'message' })
  assert.deepEqual(board.shown(), ['tres'])
  assert.equal(board.questions.length, 1)
})

test('what happens while an answer is on its way is asked for again, and only the newest answer counts', async (t) => {
  const board = openBoard(t)
  board.happens(remove(2))
  assert.equal(board.questions.length, 2)
  await answer(board, 1, pinnedOne(3, 'três'))
  await answer(board, 0, pinnedOne(3, 'três'), pinnedOne(2, 'dois'))
  assert.deepEqual(board.shown(), ['três'])
  board.happens(edit(3, 'tres'))
  assert.equal(board.questions.length, 2)
})

test('where the room begins anew all is asked for again', async (t) => {
  const board = openBoard(t)
  await answer(board, 0, pinnedOne(3, 'três'))
  board.begins()
  assert.deepEqual(board.shown(), ['três'])
  await answer(board, 1)
  assert.deepEqual(board.shown(), [])
})

test('other rooms are nothing to it', async (t) => {
  const board = openBoard(t)
  await answer(board, 0, pinnedOne(3, 'três'))
  board.happens(remove(3), elsewhere)
  board.begins(elsewhere)
  assert.deepEqual(board.shown(), ['três'])
  assert.equal(board.questions.length, 1)
})

test('a refusal is shown, and asked again it is loading anew', async (t) => {
  const board = openBoard(t)
  board.questions[0]!.reject(new Error('no'))
  await settle()
  assert.equal(board.shown(), 'failed')
  const asked = board.pins.ask()
  assert.equal(board.shown(), 'loading')
  board.questions[1]!.resolve([pinnedOne(3, 'três')])
  await asked
  assert.deepEqual(board.shown(), ['três'])
})

test('closed, it listens no more, and an answer that comes late changes nothing', async (t) => {
  const board = openBoard(t)
  assert.equal(board.listening(), 2)
  board.pins.close()
  assert.equal(board.listening(), 0)
  await answer(board, 0, pinnedOne(3, 'três'))
  assert.equal(board.shown(), 'loading')
})
