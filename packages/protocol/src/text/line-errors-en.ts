import type { Verb } from '../commands.ts'
import type { ErrorCode, ErrorDetail } from '../errors.ts'
import { limits } from '../limits.ts'
import type { NickProblem } from '../nick.ts'
import type { RoomNameProblem } from '../room-name.ts'
import { formatSize, formatSizes } from '../file-size.ts'
import { frameProblem, frameTexts } from './frame.ts'

const nickProblems: Readonly<Record<NickProblem, string>> = {
  too_short: `it needs at least ${limits.minNickCodePoints} characters`,
  too_long: `it has more than ${limits.maxNickCodePoints} characters`,
  bad_start: 'it cannot begin with : / # & @ + or ~',
  bad_character: "only letters, digits, single spaces and . _ - ' ^ ` | { }",
  mixed_scripts: 'it mixes letters of different alphabets',
  reserved: 'it is reserved, or looks too much like a reserved name',
}

const roomProblems: Readonly<Record<RoomNameProblem, string>> = {
  empty: 'it needs at least one letter or digit',
  too_long: `it has more than ${limits.maxRoomNameCodePoints} characters or ${limits.maxRoomNameBytes} bytes`,
  bad_start: 'it cannot begin with a double quote, nor with : / # & @ + or ~',
  bad_character: 'it has a character that cannot be used, such as a comma',
}

/** What a text is counted in: bytes where it kept to the characters and passed the other bound. */
const unit = (max?: number): string => (max === limits.maxMessageBytes ? 'bytes' : 'characters')

const fileSize = (bytes: number): string => formatSize(bytes, 'en')

const seconds = (ms = 0): number => Math.max(1, Math.ceil(ms / 1000))

const calm = ({ problem, count = 1, retryAfterMs }: ErrorDetail): string => {
  const wait = seconds(retryAfterMs)
  if (problem === 'entries') return `⚠️ Too many entries from this address. Wait ${wait} s and try again.`
  if (problem === 'commands')
    return `⚠️ Slow down: too many commands at once. This one was not done; try again in ${wait} s.`
  const pace = `⚠️ Slow down: ${limits.messageRefill} messages in ${limits.messageRefillMs / 1000} seconds.`
  const lost = count === 1 ? 'The last line was not sent' : `The last ${count} lines were not sent`
  return `${pace} ${lost}; try again in ${wait} s.`
}

/** Why no more files may come just now. */
const tooManyAtOnce = ({ problem, max = 0 }: ErrorDetail): string => {
  if (problem === 'network')
    return `⚠️ ${max} files come from your network already, the most at once. Try again in a minute.`
  if (problem === 'server')
    return `⚠️ This server is taking ${max} files already, the most at once. Try again in a minute.`
  return `⚠️ You are sending ${max} files already. Wait until one is done, or cancel one.`
}

/** Why one may not do something to others' messages, or to oneself. */
const refusals: { readonly [V in Verb]?: string } = {
  edit: '⚠️ You can only edit what you said yourself.',
  delete: '⚠️ You can only delete what you said yourself.',
  ignore: '⚠️ You cannot ignore yourself.',
}

/** Every error as a line tells it in English: S1's words where S1 has them, what Papo adds on lines of its own. */
export const lineErrorsEn = {
  already_greeted: () => ['⚠️ You already have a nick. To change it: /nick <new>'],
  already_in_room: () => ['You are already in a room'],
  bad_cursor: () => ['⚠️ I did not find that place of the conversation.'],
  bad_utf8: () => ['⚠️ That line was not read: it is not UTF-8 text.'],
  body_encoded: () => ['⚠️ Send it as it is, without Content-Encoding.'],
  body_too_long: ({ max }) => [`⚠️ That is too much to send at once: the most is ${max ?? '?'} bytes.`],
  busy: () => ['⚠️ The server is too busy. The message was not sent; try again in a moment.'],
  cookie_required: () => [
    '⚠️ The browser did not accept the cookie of this page, which cannot know who you are without it. Allow cookies for this address, in the privacy settings of the browser, and try again.',
  ],
  emoji_invalid: () => ['⚠️ A reaction is one emoji.'],
  ignored_full: ({ max }) => [
    `⚠️ You are ignoring ${max ?? limits.ignoredPeople} people already. Stop ignoring one first.`,
  ],
  file_empty: () => ['⚠️ That file is empty (0 bytes).'],
  file_invalid: ({ problem }) => {
    if (problem === 'pixels') return ['⚠️ That picture has too many pixels to be opened.']
    if (problem === 'missing') return ['⚠️ The form came without a file. Put the file in the field "arquivo".']
    return ['⚠️ That file did not arrive whole, or is not what it says it is.']
  },
  file_not_found: () => ['❌ That file is not here; it may have been deleted.'],
  file_too_big: ({ size, max = 0 }) => {
    if (size === undefined) return [`⚠️ This file is too big. The limit here is ${fileSize(max)}.`]
    const [own, most] = formatSizes([size, max], 'en')
    return [`⚠️ This file has ${own}. The limit here is ${most}.`]
  },
  file_type_refused: ({ given = '' }) => [`⚠️ Files of this kind (${given}) are not taken here.`],
  files_full: ({ max = 10 }) => [`⚠️ At most ${max} files go with one message.`],
  frame_invalid: (detail) => [`⚠️ That frame was not understood: ${frameProblem(frameTexts.en, detail)}`],
  internal: () => ['❌ Something went wrong on the server. Try again.'],
  key_invalid: () => ['⚠️ The key of the message will not do: 1 to 64 visible characters.'],
  line_too_long: ({ max }) => [`⚠️ That line was not read: it is longer than ${max ?? limits.maxLineBytes} bytes.`],
  link_expired: () => ['⚠️ This link is no longer good. Ask for another.'],
  message_empty: () => ['⚠️ The message is empty.'],
  message_not_found: () => ['⚠️ I did not find that message; it may have been deleted.'],
  message_too_long: ({ size, max }) => [
    `⚠️ The message is too long: ${size ?? '?'} ${unit(max)}, and the most is ${max ?? '?'}.`,
  ],
  method_not_allowed: ({ expected = [] }) => [`⚠️ This address takes ${expected.join(', ')} only.`],
  nick_invalid: ({ given = '', problem }) => {
    const why =
      problem !== undefined && Object.hasOwn(nickProblems, problem) ? nickProblems[problem as NickProblem] : ''
    const what = given.length > 40 ? 'That name' : `"${given}"`
    return ['Invalid username', ...(why === '' ? [] : [`${what} will not do: ${why}`])]
  },
  nick_required: () => ['⚠️ Give your nick first.'],
  nick_taken: ({ suggestions = [] }) => [
    'Username already in use',
    ...(suggestions.length > 0 ? [`Try: ${suggestions.join(', ')}`] : []),
  ],
  not_allowed: (_, asked: Verb | undefined) => [
    (asked !== undefined && refusals[asked]) || '⚠️ You may not do that here.',
  ],
  not_in_room: (_, asked: Verb | undefined) => [
    asked === undefined || asked === 'send'
      ? '⚠️ You are not in a room. Use /join <room> to take part.'
      : 'You are not in a room',
  ],
  nothing_said: ({ given = '' }) => [`You and ${given} have not talked yet.`],
  nul_in_text: () => ['⚠️ That line was not read: there is a NUL (byte 0) in it.'],
  origin_foreign: () => ['⚠️ Another page may not do that here.'],
  page_not_found: () => ['❌ There is nothing at this address.'],
  pins_full: ({ max }) => [`⚠️ This room has ${max ?? limits.pinsPerRoom} pinned messages already. Unpin one first.`],
  quota_full: ({ problem, size = 0, max = 0 }) => {
    if (problem === 'server') return ['⚠️ There is no more room for files on this server. Ask who runs it.']
    const taken = `Your files take ${fileSize(size)} of the ${fileSize(max)}`
    return size === 0
      ? [`⚠️ This file does not fit: each person may have ${fileSize(max)} of files here.`]
      : [`⚠️ ${taken} that each person may have here, and this one does not fit. Delete one first.`]
  },
  rate_limited: (detail) => [calm(detail)],
  reactions_full: () => ['⚠️ That message has as many kinds of reactions as it can have.'],
  room_exists: ({ given = '' }) => [`Room ${given} already exists`],
  room_full: ({ max }) => [`⚠️ The room is full: ${max ?? limits.membersPerRoom} people.`],
  room_name_invalid: ({ problem }) => {
    const isKnown = problem !== undefined && Object.hasOwn(roomProblems, problem)
    return [`⚠️ That room name will not do: ${isKnown ? roomProblems[problem as RoomNameProblem] : ''}`]
  },
  room_not_found: ({ given = '', nearest, problem }, asked: Verb | undefined) => {
    if (problem === 'not_made') return [`⚠️ Nobody has come in yet: who comes first makes the room ${given}.`]
    // at the question for the nick no other command works
    if (asked === 'hello') {
      const similar = nearest === undefined ? [] : [`Did you mean '${nearest}'? <nick> #${nearest}`]
      return [`Room ${given} does not exist`, 'Give your nick alone; then use /rooms or /create.', ...similar]
    }
    return [
      `Room ${given} does not exist`,
      ...(nearest === undefined ? [] : [`Did you mean '${nearest}'? /join ${nearest}`]),
    ]
  },
  room_required: () => ['Please provide a room name'],
  rooms_full: () => ['Maximum number of rooms already reached'],
  rooms_joined_full: ({ max }) => [`⚠️ You are in ${max ?? limits.roomsPerSession} rooms already, the most.`],
  rooms_made_full: ({ max }) => [
    `⚠️ You have created ${max ?? limits.roomsPerGuest} rooms already, the most per person.`,
  ],
  sessions_full: ({ max }) => [`⚠️ You are connected ${max ?? limits.sessionsPerUser} times already, the most.`],
  storage_failed: () => ['❌ The server could not save it. Nothing was sent; try again.'],
  storage_full: ({ problem }) => [
    problem === 'files'
      ? '❌ The disk of the server is nearly full: it takes messages still, but no files. Tell who runs it.'
      : '❌ The disk of the server is full. Nothing was sent; try again later.',
  ],
  text_required: () => ['⚠️ Give the text: /msg <nick> <text>'],
  token_invalid: () => ['⚠️ That proof of who you are is not valid any more.'],
  token_required: () => ['⚠️ Say who you are: send your token in the Authorization header, or come in by the page.'],
  too_late: ({ max = limits.guestEditMs }) => [
    `⚠️ A message can be changed for ${max / 60_000} minutes; then it stays as it is.`,
  ],
  unknown_command: ({ given = '', nearest }) => [
    'Invalid command',
    `I do not know ${given}.${nearest === undefined ? ' See /help' : ` Did you mean ${nearest}?`}`,
  ],
  upload_invalid: ({ given = '', problem }) => {
    if (problem === 'offset')
      return ['⚠️ That upload is not at that point. Ask where it is (HEAD) and go on from there.']
    return [
      `⚠️ ${problem === 'unknown' ? `This server does not know ${given}.` : `${given} is missing, or its value will not do.`}`,
    ]
  },
  uploads_full: (detail) => [tooManyAtOnce(detail)],
  user_not_found: ({ given = '', nearest }) => [
    `❌ I did not find ${given === '' ? 'that person' : `"${given}"`} online.`,
    ...(nearest === undefined ? [] : [`Did you mean ${nearest}?`]),
  ],
  user_required: () => ['⚠️ Say to whom: /msg <nick> <text>'],
  verb_unknown: ({ given = '' }) => [`⚠️ There is no command "${given}".`],
} satisfies Record<ErrorCode, (detail: ErrorDetail, asked: Verb | undefined) => readonly string[]>
