import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { webTexts } from '@papo/protocol'
import type { MessageView } from '@papo/protocol'
import { runLine } from './slash-run.ts'
import type { Line, Ran } from './slash-run.ts'

const texts = webTexts['pt-BR']
const me = { id: 1, nick: 'rafa' }
let done: unknown[] = []
let sendings: unknown[] = []
let acts: unknown[] = []
beforeEach(() => ((done = []), (sendings = []), (acts = [])))

const said = (seq: number, author: number, more: Partial<MessageView> = {}): MessageView => ({
  ...{ room: 7, seq, n: seq, at: 1, author, nick: 'x', kind: 'message', style: 'say', text: `texto ${seq}` },
  ...more,
})

function run(text: string, messages: readonly MessageView[], hasNewer = false): Promise<Ran> {
  const note =
    (verb: string) =>
    (...given: unknown[]) => {
      done.push([verb, ...given])
      return { answered: Promise.resolve(1) }
    }
  const client = { me, ignored: new Set([66]) }
  const room = {
    ...{ id: 7, sendings, acts, timeline: { messages, hasNewer }, view: { kind: 'open' } },
    ...{ send: note('send'), edit: note('edit'), react: note('react'), unreact: note('unreact') },
  }
  const line = { app: { client, language: { get: () => 'pt-BR' } }, room, text, reply: undefined }
  return runLine({ ...line, onSending: () => undefined } as unknown as Line, texts)
}

const talk = [said(1, 2), said(2, 1), said(3, 2), said(4, 1), said(5, 66)]

test('an answer and a reaction are for the newest message of somebody else who is heard', async () => {
  for (const text of ['/responder sim', '/reply ultima sim', '/reagir :joinha:', '/react last 👍'])
    await run(text, talk)
  assert.deepEqual(done, [
    ['send', 'sim', { reply: 3 }],
    ['send', 'sim', { reply: 3 }],
    ['react', 3, '👍'],
    ['react', 3, '👍'],
  ])
})

test('a reaction is put once, and taken back by a sign before it', async () => {
  const mine = [said(1, 2, { reactions: [{ emoji: '👍', count: 1, nicks: ['rafa'], mine: true }] })]
  for (const text of ['/reagir 👍', '/reagir -👍', '/reagir - :joinha:']) assert.ok((await run(text, mine)).isDone)
  assert.deepEqual(done, [
    ['unreact', 1, '👍'],
    ['unreact', 1, '👍'],
  ])
})

test('where there is nothing to take back that is told', async () => {
  const theirs = [said(1, 2, { reactions: [{ emoji: '👍', count: 1, nicks: ['Bia'] }] })]
  const { composer } = texts
  for (const [text, problem] of [
    ['/reagir -👍', composer.noReaction('👍')],
    ['/reagir -:coração:', composer.noReaction('❤️')],
    ['/reagir -', composer.usage('/reagir <emoji>')],
    ['/reagir -x', composer.usage('/reagir <emoji>')],
  ] as const)
    assert.deepEqual(await run(text, theirs), { isDone: false, problem }, text)
  assert.deepEqual(done, [])
  acts = [{ command: { verb: 'react', seq: 1, emoji: '👍', on: true }, state: 'local' }]
  assert.ok((await run('/reagir -👍', theirs)).isDone)
})

test('one corrects the newest message of one’s own, as one sees it', async () => {
  await run('/editar outro', talk)
  acts = [{ command: { verb: 'delete', seq: 4 }, state: 'local' }]
  await run('/editar outro', talk)
  assert.deepEqual(done, [
    ['edit', 4, 'outro'],
    ['edit', 2, 'outro'],
  ])
})

test('nothing is done to another message than the one that is meant: why not is told', async () => {
  const problem = async (ran: Promise<Ran>): Promise<unknown> => ({ problem: undefined, ...(await ran) }).problem
  const { composer } = texts
  assert.equal(await problem(run('/editar x', [said(1, 2)])), composer.nothingOwn)
  assert.equal(await problem(run('/responder x', [])), composer.nothingSaid)
  assert.equal(await problem(run('/apagar', talk, true)), composer.notAtEnd)
  assert.equal(await problem(run('/apagar tudo', talk)), composer.usage('/apagar'))
  assert.equal(await problem(run('/reagir cebola', talk)), composer.usage('/reagir <emoji>'))
  sendings = [{ command: { verb: 'send' }, state: 'sent' }]
  assert.equal(await problem(run('/editar x', talk)), composer.notThere)
  assert.deepEqual(done, [])
})
