import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emojiWord, parseEmoji } from '@papo/protocol'
import { emojiRows } from '../../build/emoji-words.ts'
import { rankEmojis } from './emoji-rank.ts'

const rows = emojiRows()
const found = (query: string): (string | undefined)[] => rankEmojis(rows, query).map(({ emoji }) => emoji)

test('what an emoji is called anywhere else in Papo finds it here first, in both languages', () => {
  for (const language of ['pt-BR', 'en'] as const) {
    const named = rows.flatMap(([emoji]) => emojiWord(emoji, language) ?? [])
    assert.equal(named.length, 30)
    for (const name of named) assert.equal(found(name)[0], parseEmoji(name), name)
  }
})

test('accents and capitals change nothing', () => {
  assert.equal(found('coração')[0], '❤️')
  assert.equal(found('CORAÇÃO')[0], '❤️')
})

test('the beginning of such a name comes before all other names', () => {
  assert.equal(found('cor')[0], '❤️')
  assert.deepEqual(new Set(found('th').slice(0, 3)), new Set(['👍', '👎', '🤔']))
})

test('whole names come before beginnings, and names before the words within them', () => {
  const made = [
    ['1', 'um_gato_preto'],
    ['2', 'gatos'],
    ['3', 'gato'],
    ['4', 'dois_gatos'],
    ['5', 'x', 'gatinho'],
    ['6', 'y', 'gato'],
  ] as const
  const ids = (query: string): string[] => rankEmojis(made, query).map(({ id }) => id)
  assert.deepEqual(ids('gato'), ['6', '3', '2', '1', '4'])
  assert.deepEqual(ids('gat'), ['5', '6', '2', '3', '1', '4'])
})

test('words that tell nothing find nothing', () => {
  assert.ok(!found('th').includes('🤣'))
  const made = [['1', 'rolling_on_the_floor rosto_com_lagrimas_de_riso']] as const
  for (const word of ['the', 'on', 'com', 'de']) assert.deepEqual(rankEmojis(made, word), [], word)
  for (const word of ['floor', 'riso']) assert.equal(rankEmojis(made, word).length, 1, word)
})

test('a name that is closed by a colon finds what is called so, not what begins so', () => {
  assert.deepEqual(found('joinha:'), ['👍'])
  assert.deepEqual(found('joinh:'), [])
})

test('six are offered at most, each once', () => {
  const offered = found('gato')
  assert.equal(offered.length, 6)
  assert.equal(new Set(offered).size, 6)
})
