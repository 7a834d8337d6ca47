import type { Language } from './language.ts'
import { plainWord } from './slug.ts'

/** The emoji that can be written as a word, with their names in Portuguese and in English. */
const named: readonly (readonly [emoji: string, portuguese: string, english: string])[] = [
  ['👍', 'joinha', 'thumbsup'],
  ['👎', 'negativo', 'thumbsdown'],
  ['❤️', 'coracao', 'heart'],
  ['😂', 'risada', 'joy'],
  ['😄', 'sorriso', 'smile'],
  ['😉', 'piscada', 'wink'],
  ['😮', 'espanto', 'wow'],
  ['😢', 'triste', 'sad'],
  ['😭', 'choro', 'sob'],
  ['😡', 'bravo', 'angry'],
  ['🤔', 'pensando', 'thinking'],
  ['😅', 'ufa', 'sweat'],
  ['🎉', 'festa', 'tada'],
  ['🚀', 'foguete', 'rocket'],
  ['👀', 'olhos', 'eyes'],
  ['🙏', 'obrigado', 'pray'],
  ['👏', 'palmas', 'clap'],
  ['💪', 'forca', 'muscle'],
  ['👋', 'tchau', 'wave'],
  ['🙋', 'eu', 'raisehand'],
  ['🔥', 'fogo', 'fire'],
  ['💯', 'cem', 'hundred'],
  ['✅', 'feito', 'done'],
  ['❌', 'nao', 'no'],
  ['❓', 'pergunta', 'question'],
  ['☕', 'cafe', 'coffee'],
  ['🐛', 'bug', 'bug'],
  ['💡', 'ideia', 'idea'],
  ['⭐', 'estrela', 'star'],
  ['🤝', 'combinado', 'deal'],
]

const byWord = new Map(named.flatMap(([emoji, ...words]) => words.map((word) => [word, emoji] as const)))
const wordsOf = new Map(named.map(([emoji, portuguese, english]) => [emoji, { 'pt-BR': portuguese, en: english }]))

/** The emoji that somebody typed: itself, or its name in either language, with or without colons. */
export function parseEmoji(typed: string): string | undefined {
  for (const emoji of [typed, `${typed}\ufe0f`]) if (/^\p{RGI_Emoji}$/v.test(emoji)) return emoji
  const [, word] = /^:?([\p{L}\p{M}\d+_-]+):?$/u.exec(typed) ?? []
  return word === undefined ? undefined : byWord.get(plainWord(word))
}

/** The name of an emoji that has one. */
export function emojiWord(emoji: string, language: Language): string | undefined {
  return wordsOf.get(emoji)?.[language]
}
