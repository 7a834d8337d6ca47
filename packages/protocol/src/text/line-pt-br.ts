import { welcomeLines } from '../help-lines.ts'
import { limits } from '../limits.ts'
import type { LineTexts } from './line.ts'
import { lineChangesPtBR } from './line-changes.ts'
import { lineErrorsPtBR } from './line-errors-pt-br.ts'
import { lineFilesPtBR } from './line-files.ts'
import { lineOptionsPtBR } from './line-options.ts'

const people = (names: readonly string[], more: number): string => {
  if (more > 0) return names.length === 0 ? `mais ${more}` : `${names.join(', ')} e mais ${more}`
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} e ${last}` : last
}

const peopleCount = (count: number): string => (count === 1 ? '1 pessoa' : `${count} pessoas`)

/** As many names as one line tells of those who came and went together. */
const told = (names: readonly string[]): string => people(names.slice(0, 10), Math.max(0, names.length - 10))

/** The line in Portuguese: S2's words, letter for letter, where S2 has them. */
export const linePtBR: LineTexts = {
  ...lineChangesPtBR.texts,
  ...lineFilesPtBR.texts,
  ...lineOptionsPtBR.texts,

  greeting: ({ name, version, online, rooms }) => {
    const who = name === '' ? `Papo ${version}` : `Papo ${version} · ${name}`
    const where = rooms === 0 ? '' : ` em ${rooms === 1 ? '1 sala' : `${rooms} salas`}`
    const crowd = online === 0 ? 'Ninguém online ainda.' : `${peopleCount(online)} online${where}.`
    return [`${who.padEnd(50)} (English? /lang en)`, `${crowd} Só o apelido, sem cadastro.`]
  },
  prompt: 'Digite seu apelido: ',
  namelessNick: (port) => `Usuário-${port}`,
  welcome: (nick) => [
    '',
    '__Conectado ao servidor__',
    '',
    `Bem-vindo(a) ao chat, ${nick}! Use os comandos:`,
    ...welcomeLines('pt-BR'),
  ],
  goodbye: '👋 Você saiu do chat.',
  stopping: '📝 O servidor está parando. Volte em seguida.',

  said: (nick, text) => `[${nick}] ${text}`,
  acted: (nick, text) => `* ${nick} ${text}`,
  toldMe: (from, text) => `[${from} → você] ${text}`,
  iTold: (to, text) => `[você → ${to}] ${text}`,

  joined: (nick, room) => `📝 ${nick} entrou na sala '${room}'.`,
  left: (nick, room) => `📝 ${nick} saiu da sala '${room}'.`,
  gathered: (room, joined, left) => {
    const came = joined.length === 0 ? '' : ` ${joined.length === 1 ? 'Entrou' : 'Entraram'}: ${told(joined)}.`
    const went = left.length === 0 ? '' : ` ${left.length === 1 ? 'Saiu' : 'Saíram'}: ${told(left)}.`
    return `📝 Sala '${room}':${came}${went}`
  },
  renamed: (from, to) => `📝 ${from} agora é ${to}.`,

  created: (room) => `✅ Sala '${room}' criada com sucesso!`,
  entered: (room) => `✅ Você entrou na sala '${room}'.`,
  alreadyEntered: (room) => `🔹 Você já está na sala '${room}'.`,
  leftRoom: '🔹 Você saiu da sala.',
  nickChanged: (nick) => `✅ Seu apelido agora é ${nick}.`,
  nickKept: (nick) => `🔹 Seu apelido já é ${nick}.`,
  languageChanged: '✅ Agora em português. (English? /lang en)',

  rooms: (names) => [`Salas disponíveis: ${names.length === 0 ? 'Nenhuma sala disponível.' : names.join(', ')}`],
  noRoomFits: '🔹 Nenhuma sala com isso no nome. Para ver todas: /salas',
  people,
  peopleCount,
  roomsNotShown: (count) => (count === 1 ? '       e mais 1 sala com gente' : `       e mais ${count} salas com gente`),
  who: ({ room, nicks, more, own }) => {
    const shown = nicks.map((nick) => (nick === own ? `${nick} (você)` : nick)).join(', ')
    const rest = more === 0 ? '' : ` e mais ${more}`
    const count = nicks.length + more
    return count === 0 ? [`${room}: ninguém`] : [`${room}: ${peopleCount(count)}`, `  Online: ${shown}${rest}`]
  },

  history: (title, count) => (count === 1 ? `--- ${title}: última mensagem ---` : `--- ${title}: últimas ${count} ---`),
  conversation: (nick) => `conversa com ${nick}`,
  now: '--- agora ---',
  nothingSaid: '🔹 Ninguém escreveu aqui ainda.',

  usage: {
    ...lineChangesPtBR.usage,
    ...lineFilesPtBR.usage,
    ...lineOptionsPtBR.usage,
    nick: '⚠️ Diga o apelido novo: /apelido <novo>',
    action: '⚠️ Diga o que você faz: /eu <ação>',
    language: '⚠️ Não conheço esse idioma. Use /idioma pt ou /idioma en',
    languages: '🔹 O idioma é português. Use /idioma pt ou /idioma en (English)',
    history: `⚠️ Diga quantas mensagens, até ${limits.historyPage}: /historico 50, ou com quem: /historico @Lari 50`,
    password: '⚠️ Salas com senha ainda não existem: crie a sala sem "senha:" no nome.',
    oneself: '⚠️ Esse apelido é o seu: /dizer é para falar com outra pessoa. Nada foi enviado.',
  },
  errors: lineErrorsPtBR,
}
