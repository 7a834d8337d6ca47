import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client, inRoom, message, openHub, until } from '../support/core.ts'

test('[SEND1] a message is said only in a room that its author is in', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'Ana', 'lab')
  const bia = new Client(hub)
  await bia.ask({ verb: 'hello', nick: 'Bia' })
  await assert.rejects(bia.ask(message(ana.room, 'oi')), { code: 'not_in_room' })
  await assert.rejects(bia.ask(message(999, 'oi')), { code: 'not_in_room' })
  await bia.ask({ verb: 'join', room: { name: 'lab' } })
  await bia.ask(message(ana.room, 'agora sim'))
  await ana.ask(message(ana.room, 'fim'))
  await until(() => ana.texts.at(-1) === 'fim')
  assert.deepEqual(ana.texts, ['agora sim', 'fim'])
})

const refused: ReadonlyArray<readonly [what: string, text: string, code: string]> = [
  ['an empty text', '', 'message_empty'],
  ['a text of blanks', ' \t\n ', 'message_empty'],
  ['a text of what is not seen', '\u200B\u00AD \u2060\uFEFF\u3164\u2800\u{E0020}\x1B', 'message_empty'],
  ['4,001 characters', 'á'.repeat(4_001), 'message_too_long'],
  ['more than 4,000 emoji', '🚀'.repeat(4_001), 'message_too_long'],
  ['a text with NUL in it', 'a\0b', 'nul_in_text'],
  ['half a surrogate pair', 'a\ud800b', 'bad_utf8'],
]

for (const [what, text, code] of refused) {
  test(`[SEND5] ${what} is refused, and nothing else changes`, async (t) => {
    const hub = await openHub(t)
    const ana = await inRoom(hub, 'Ana', 'lab')
    const before = hub.directory.byName('lab')?.view.head ?? 0
    await assert.rejects(ana.ask(message(ana.room, text)), { code })
    const { seq } = await ana.ask(message(ana.room, 'á'.repeat(4_000)))
    assert.equal(seq, before + 1)
  })
}

test('[SEND5] a text of 4,000 characters is said, however many bytes they are', async (t) => {
  const hub = await openHub(t)
  const ana = await inRoom(hub, 'Ana', 'lab')
  const text = '🚀'.repeat(4_000)
  await ana.ask(message(ana.room, text))
  await ana.ask(message(ana.room, 'fim'))
  await until(() => ana.texts.at(-1) === 'fim')
  assert.deepEqual(ana.texts, [text, 'fim'])
})
