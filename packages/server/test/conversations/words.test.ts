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
  reply: {
    rest: '3 sim',
    answer: {
      'pt-BR': '⚠️ Não há mensagem com esse número. Veja os números com /historico -n',
      en: '⚠️ There is no message of that number. See the numbers with /history -n',
    },
  },
  edit: {
    rest: 'sim',
    answer: {
      'pt-BR': '⚠️ Você ainda não disse nada aqui. Outra mensagem: veja o número dela com /historico -n',
      en: '⚠️ You have not said anything here yet. Another message: see its number with /history -n',
    },
  },
  delete: {
    rest: 'tudo',
    answer: {
      'pt-BR': '⚠️ Diga qual mensagem: /apagar para a sua última, ou /apagar 3',
      en: '⚠️ Say which message: /delete for your last, or /delete 3',
    },
  },
  react: {
    rest: '3',
    answer: {
      'pt-BR': '⚠️ Diga a qual mensagem e com o quê: /reagir 3 👍 ou /reagir 3 :joinha:',
      en: '⚠️ Say to which message, and with what: /react 3 👍 or /react 3 :thumbsup:',
    },
  },
  ignore: {
    rest: 'Ana',
    answer: { 'pt-BR': '⚠️ Não dá para ignorar a si mesmo.', en: '⚠️ You cannot ignore yourself.' },
  },
  notify: {
    rest: 'mencoes',
    answer: {
      'pt-BR': '✅ Aviso sonoro quando falam com você.',
      en: '✅ A beep when somebody speaks to you.',
    },
  },
  colors: { rest: 'off', answer: { 'pt-BR': '✅ Sem cores.', en: '✅ No colours.' } },
  ascii: { rest: 'off', answer: { 'pt-BR': '✅ Com acentos e sinais.', en: '✅ With accents and signs.' } },
  times: {
    rest: 'off',
    answer: { 'pt-BR': '✅ Sem hora antes das linhas.', en: '✅ No time before lines.' },
  },
  clear: {
    rest: '',
    answer: {
      'pt-BR': '🔹 Para limpar a tela o servidor manda um código ao terminal: permita com /cores sim',
      en: '🔹 To clear the screen the server sends your terminal a code: allow it with /colors yes',
    },
  },
  invite: {
    rest: '',
    answer: {
      'pt-BR': "🔹 Para chamar gente para a sala 'lab':",
      en: "🔹 To call people to the room 'lab':",
    },
  },
  history: {
    rest: '',
    answer: { 'pt-BR': '🔹 Ninguém escreveu aqui ainda.', en: '🔹 Nobody has written here yet.' },
  },
  files: {
    rest: 'todos',
    answer: {
      'pt-BR': '⚠️ Diga quantos arquivos, até 99: /arquivos 50',
      en: '⚠️ Say how many files, up to 99: /files 50',
    },
  },
  upload: {
    rest: '',
    answer: {
      'pt-BR': "🔹 Para mandar um arquivo à sala 'lab', num terminal seu:",
      en: "🔹 To send a file to the room 'lab', in a terminal of yours:",
    },
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
