import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

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
      id === `\0${name}` ? `export const rows = JSON.parse(${JSON.stringify(JSON.stringify(rows()))})` : undefined,
  }
}

function rows(): [string, string][] {
  const english = read('emojibase-data/en/compact.json') as Emoji[]
  const portuguese = new Map((read('emojibase-data/pt/compact.json') as Emoji[]).map((emoji) => [emoji.hexcode, emoji]))
  const codes = read('emojibase-data/en/shortcodes/github.json') as Record<string, string | string[]>
  return english
    .filter(({ group }) => group !== undefined && group !== partsGroup)
    .map(({ unicode, hexcode, label }) => {
      const own = portuguese.get(hexcode)?.label ?? ''
      const short = [codes[hexcode] ?? []].flat()
      return [unicode, [...new Set([...short, ...wordsOf(own), ...wordsOf(label)])].join(' ')]
    })
}

function wordsOf(label: string): string[] {
  const plain = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word.length > 2)
  return words.length > 1 ? [words.join('_'), ...words] : words
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(resolve(path), 'utf8'))
}
