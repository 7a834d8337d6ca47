import type { Language } from './language.ts'
import { slashEntries } from './slash.ts'
import type { ColonWords } from './slash-row.ts'
import type { SlashName } from './slash.ts'

const words = {
  'pt-BR': {
    title: 'Comandos (em português ou inglês, maiúsculas e acentos tanto faz):',
    notes: [
      'Texto que começa com barra: //texto. Nome com espaços: entre aspas.',
      'Mais sobre um comando: /ajuda criar',
    ],
    also: 'Também',
    example: 'Exemplo',
  },
  en: {
    title: 'Commands (in English or Portuguese, in any case):',
    notes: [
      'Text that starts with a slash: //text. A name with spaces: in quotes.',
      'More about a command: /help create',
    ],
    also: 'Also',
    example: 'Example',
  },
} as const

const rule = '='.repeat(50)

/** The list of commands that a newcomer is shown: S2's in Portuguese, S1's in English, letter for letter. */
export function welcomeLines(language: Language): string[] {
  if (language === 'pt-BR') return slashEntries.flatMap(({ welcome }) => welcome ?? [])
  const list = slashEntries.flatMap(({ colon }) => (colon ? `🔸 ${colonLine(colon)}` : []))
  return [rule, 'Checkout the commands below:', ...list, '', rule]
}

/** The answer to `/ajuda`, within 80 columns: all commands, or one with its other words and an example. */
export function helpLines(language: Language, topic?: SlashName): string[] {
  return topic === undefined ? listLines(language) : topicLines(language, topic)
}

function listLines(language: Language): string[] {
  const rows = slashEntries.flatMap(({ [language]: own }) =>
    own ? [[usage('/', own.words[0], own.shape), own.does]] : [],
  )
  const width = Math.max(...rows.map(([left = '']) => left.length))
  const { title, notes } = words[language]
  return [title, ...rows.map(([left = '', does = '']) => `  ${left.padEnd(width)}  ${does}`), ...notes]
}

function topicLines(language: Language, topic: SlashName): string[] {
  const entry = slashEntries.find(({ name }) => name === topic)
  const own = entry?.[language]
  const { colon } = entry ?? {}
  // Only S1's own form has this command (`:checkout`), in its language.
  if (!entry || !own) return colon ? [colonLine(colon)] : []
  const spelled = [...(entry['pt-BR']?.words ?? []), ...(entry.en?.words ?? [])].map((word) => `/${word}`)
  const isAlike = colon !== undefined && !colon.isDifferent
  const also = [...spelled, ...(isAlike ? [`:${colon.word}`] : [])].filter((word) => word !== `/${own.words[0]}`)
  return [
    `${usage('/', own.words[0], own.shape)} - ${own.does}`,
    ...(also.length === 0 ? [] : [`  ${words[language].also}: ${also.join(', ')}`]),
    ...(colon?.isDifferent ? [`  ${colonLine(colon)}`] : []),
    ...(own.example === undefined ? [] : [`  ${words[language].example}: ${own.example}`]),
  ]
}

function colonLine({ word, shape, does }: ColonWords): string {
  return `${usage(':', word, shape)} - ${does}`
}

function usage(sign: '/' | ':', word: string, shape: string): string {
  return shape === '' ? sign + word : `${sign}${word} ${shape}`
}
