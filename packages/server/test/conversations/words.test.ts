import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slashEntries } from '@papo/protocol'
import type { Language, SlashName } from '@papo/protocol'
import { openLineHouse } from '../support/line-house.ts'
import { until } from '../support/until.ts'

/** What each command is asked with, and the first line of its answer, for somebody who is in the room `lab`. */
const asked: Readonly<
  Record<Exclude<SlashName, 'quit'>, { readonly rest: string; readonly answer: Readonly<Record<Language, string>> }>
> = {
  help: {
    rest: '',
    answer: {
      'pt-BR': 'Comandos (em português ou inglês, maiúsculas e acentos tanto faz):',
      en: 'Commands (in English or Portuguese, in any case):',
    },
  },
  rooms: { rest: '', answer: { 'pt-BR': 'Salas disponíveis: lab', en: '🚪 lab' } },
  who: { rest: '', answer: { 'pt-BR': 'lab: 1 pessoa', en: '👤 Ana' } },
  create: {
    rest: 'lab',
    answer: { 'pt-BR': '⚠️ Essa sala já existe! Tente outro nome.', en: 'Room lab already exists' },
  },
  join: { rest: 'lab', answer: { 'pt-BR': "🔹 Você já está na sala 'lab'.", en: 'You are already in room lab' } },
  leave: { rest: '', answer: { 'pt-BR': '🔹 Você saiu da sala.', en: 'You left the room' } },
  checkout: { rest: 'lab', answer: { 'pt-BR': "🔹 Você já está na sala 'lab'.", en: 'You are already in room lab' } },
  nick: { rest: 'Ana', answer: { 'pt-BR': '🔹 Seu apelido já é Ana.', en: '🔹 Your nick is Ana already.' } },
  me: { rest: '', answer: { 'pt-BR': '⚠️ Diga o que você faz: /eu <ação>', en: '⚠️ Say what you do: /me <action>' } },
  msg: {
    rest: '',
    answer: { 'pt-BR': '⚠️ Diga a quem: /dizer <apelido> <texto>', en: '⚠️ Say to whom: /msg <nick> <text>' },
  },
  history: {
    rest: '',
    answer: { 'pt-BR': '🔹 Ninguém escreveu aqui ainda.', en: '🔹 Nobody has written here yet.' },
  },
  lang: {
    rest: 'klingon',
    answer: {
      'pt-BR': '⚠️ Não conheço esse idioma. Use /idioma pt ou /idioma en',
      en: '⚠️ I do not know that language. Use /lang en or /lang pt',
    },
  },
}

// as they are typed with their accents, where the table has none
const accented: Readonly<Record<string, string>> = { historico: 'histórico' }

const alreadyInRoom: Readonly<Record<Language, string>> = {
  'pt-BR': '⚠️ Você já está em uma sala. Use :checkout <sala> para trocar ou :leave para sair.',
  en: 'You are already in a room',
}

const forms = [
  (word: string): string => word,
  (word: string): string => word.toUpperCase(),
  (word: string): string => (word[0] ?? '').toUpperCase() + word.slice(1),
  (word: string): string => accented[word] ?? word.replace('a', 'á').replace('o', 'ô'),
]

const goodbye: Readonly<Record<Language, string>> = { 'pt-BR': '👋 Você saiu do chat.', en: 'Goodbye!' }

function askedWith(name: SlashName, language: Language): readonly [rest: string, answer: string] {
  if (name === 'quit') return ['', goodbye[language]]
  return [asked[name].rest, asked[name].answer[language]]
}

/** Every spelling of a command: of both languages, and S1's. */
function* spellings(): Generator<readonly [name: SlashName, sign: '/' | ':', word: string]> {
  for (const { name, colon, ...byLanguage } of slashEntries) {
    const words = [...(byLanguage['pt-BR']?.words ?? []), ...(byLanguage.en?.words ?? [])]
    for (const word of words) yield [name, '/', word]
    if (colon) yield [name, ':', colon.word]
  }
}

for (const language of ['pt-BR', 'en'] as const) {
  for (const [name, sign, word] of spellings()) {
    test(`[CMD1] ${sign}${word} works in a session in ${language}, in any case, with and without accents`, async (t) => {
      const house = await openLineHouse(t, { language })
      const [rest, answer] = askedWith(name, language)
      for (const form of forms) {
        const ana = await house.enter('Ana', 'lab')
        ana.send(`${sign}${form(word)} ${rest}\n`)
        assert.equal(await ana.readLine(), answerOf(name, sign, { answer, language }))
        ana.hangUp()
        await until('the end', () => house.hub.online === 0)
      }
    })
  }
}

/** S1's own forms differ in these: its list of commands in English, and `:join` from within a room. */
function answerOf(
  name: SlashName,
  sign: '/' | ':',
  { answer, language }: { answer: string; language: Language },
): string {
  if (sign === ':' && name === 'join') return alreadyInRoom[language]
  if (sign === ':' && name === 'help' && language === 'en') return '='.repeat(50)
  return answer
}
