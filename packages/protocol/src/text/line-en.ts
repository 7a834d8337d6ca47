import { welcomeLines } from '../help-lines.ts'
import { limits } from '../limits.ts'
import type { LineTexts } from './line.ts'
import { lineChangesEn } from './line-changes.ts'
import { lineErrorsEn } from './line-errors-en.ts'
import { lineFilesEn } from './line-files.ts'
import { lineOptionsEn } from './line-options.ts'

const people = (names: readonly string[], more: number): string => {
  if (more > 0) return names.length === 0 ? `${more} more` : `${names.join(', ')} and ${more} more`
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last
}

/** As many names as one line tells of those who came and went together. */
const told = (names: readonly string[]): string => people(names.slice(0, 10), Math.max(0, names.length - 10))

/** The line in English: S1's words, letter for letter, where S1 has them. */
export const lineEn: LineTexts = {
  ...lineChangesEn.texts,
  ...lineFilesEn.texts,
  ...lineOptionsEn.texts,

  greeting: () => ['Welcome to the server!', ...welcomeLines('en')],
  prompt: 'Please tell us your username: ',
  namelessNick: (port) => `User-${port}`,
  welcome: (nick) => [`Welcome ${nick}!`],
  goodbye: 'Goodbye!',
  stopping: '📝 The server is stopping. Come back in a moment.',

  said: (nick, text) => `[${nick}] ${text}`,
  acted: (nick, text) => `* ${nick} ${text}`,
  toldMe: (from, text) => `[${from} → you] ${text}`,
  iTold: (to, text) => `[you → ${to}] ${text}`,

  joined: (nick) => `${nick} has joined the room`,
  left: (nick) => `${nick} has left the room`,
  gathered: (room, joined, left) => {
    const came = joined.length === 0 ? '' : ` Joined: ${told(joined)}.`
    const went = left.length === 0 ? '' : ` Left: ${told(left)}.`
    return `📝 Room '${room}':${came}${went}`
  },
  renamed: (from, to) => `📝 ${from} is now ${to}.`,

  created: (room) => `Room ${room} created`,
  entered: (room) => `Joined room ${room}`,
  alreadyEntered: (room) => `You are already in room ${room}`,
  leftRoom: 'You left the room',
  nickChanged: (nick) => `✅ Your nick is now ${nick}.`,
  nickKept: (nick) => `🔹 Your nick is ${nick} already.`,
  languageChanged: '✅ Now in English. (Português? /lang pt)',

  rooms: (names) => (names.length === 0 ? ['No existing rooms'] : names.map((name) => `🚪 ${name}`)),
  noRoomFits: '🔹 No room has that in its name. To see them all: /rooms',
  people,
  peopleCount: (count) => (count === 1 ? '1 person' : `${count} people`),
  roomsNotShown: (count) =>
    count === 1 ? '       and 1 more room with people' : `       and ${count} more rooms with people`,
  who: ({ nicks, more }) => [...nicks.map((nick) => `👤 ${nick}`), ...(more === 0 ? [] : [`👤 … ${more} more`])],

  history: (title, count) => (count === 1 ? `--- ${title}: last message ---` : `--- ${title}: last ${count} ---`),
  conversation: (nick) => `conversation with ${nick}`,
  now: '--- now ---',
  nothingSaid: '🔹 Nobody has written here yet.',

  usage: {
    ...lineChangesEn.usage,
    ...lineFilesEn.usage,
    ...lineOptionsEn.usage,
    nick: '⚠️ Give the new nick: /nick <new>',
    action: '⚠️ Say what you do: /me <action>',
    language: '⚠️ I do not know that language. Use /lang en or /lang pt',
    languages: '🔹 The language is English. Use /lang en or /lang pt (Português)',
    history: `⚠️ Say how many messages, up to ${limits.historyPage}: /history 50, or with whom: /history @Lari 50`,
    password: '⚠️ Rooms with a password do not exist yet: create it without "password:" in its name.',
    oneself: '⚠️ That is you: /msg is for somebody else. Nothing was sent.',
  },
  errors: lineErrorsEn,
}
