import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { emojiWord, languages, parseEmoji } from '@papo/protocol'
import type { Plugin } from 'vite'
import type { EmojiRow } from '../src/composer/emoji-rank.ts'

/** An emoji as the data set describes it, as far as it is read here. */
interface Emoji {
  readonly unicode: string
  readonly hexcode: string
  readonly label: string
  readonly group?: number
}

const { resolve } = createRequire(import.meta.url)
const name = 'virtual:emoji-words'
/** The parts of emojis (skin tones, hair) are none by themselves. */
const partsGroup = 2

/** Gives the page every emoji with its names in Portuguese and English, small enough to be loaded while one types. */
export function emojiWords(): Plugin {
  return {
    name: 'papo-emoji-words',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}` ? `export const rows = JSON.parse(${JSON.stringify(JSON.stringify(emojiRows()))})` : undefined,
  }
}

/** Every emoji with its names: those that Papo takes anywhere, those of the data set. */
export function emojiRows(): EmojiRow[] {
  const english = read('emojibase-data/en/compact.json') as Emoji[]
  const portuguese = new Map((read('emojibase-data/pt/compact.json') as Emoji[]).map((emoji) => [emoji.hexcode, emoji]))
  const codes = read('emojibase-data/en/shortcodes/github.json') as Record<string, string | string[]>
  return english
    .filter(({ group }) => group !== undefined && group !== partsGroup)
    .map(({ unicode, hexcode, label }) => {
      // the data set marks as pictures those too that are pictures without a mark
      const emoji = parseEmoji(unicode.replace(/\ufe0f$/u, '')) ?? unicode
      const own = languages.flatMap((language) => emojiWord(emoji, language) ?? [])
      const short = [codes[hexcode] ?? []].flat()
      const names = [...short, nameOf(portuguese.get(hexcode)?.label ?? ''), nameOf(label)].filter(Boolean)
      return own.length === 0 ? [emoji, joined(names)] : [emoji, joined(names), joined(own)]
    })
}

function joined(names: readonly string[]): string {
  return [...new Set(names)].join(' ')
}

function nameOf(label: string): string {
  const plain = label.normalize('NFD').replace(/[\p{M}'’]/gu, '')
  return (plain.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('_')
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(resolve(path), 'utf8'))
}
