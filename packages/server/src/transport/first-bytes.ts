import { METHODS } from './node-http.ts'

/** Who speaks, by the first bytes of a line; `undecided` while they may still become HTTP or IRC. */
export type Speaker = 'http' | 'tls' | 'irc' | 'person' | 'undecided'

const tlsHandshake = 0x16
const maxTagBytes = 8191
const maxLineBytes = 512

const httpStarts = METHODS.map((method) => `${method} `)
const ircWords = ['CAP LS', 'CAP REQ', 'CAP END', 'WEBIRC', 'NICK', 'PASS', 'USER']
const ircCommand = /^(?:(?:CAP (?:LS|REQ|END)|WEBIRC)[ \r\n]|(?:NICK|PASS) +[^ \r\n]|USER(?: +[^ \r\n]+){3} +[^ \r\n])/
const unfinishedIrcCommand = /^(?:(?:NICK|PASS) *|USER(?: +[^ \r\n]+){0,3} *)$/
const tags = /^@[^ \r\n]+ +/
const unfinishedTags = /^@[^ \r\n]*$/

/** Tells who speaks, from all bytes that came since the beginning of a line. Decides only; consumes nothing. */
export function speakerOf(bytes: Buffer): Speaker {
  if (bytes.length === 0) return 'undecided'
  if (bytes[0] === tlsHandshake) return 'tls'
  const text = bytes.toString('latin1', 0, maxTagBytes + maxLineBytes)
  const http = httpSpeaker(text)
  return http === 'person' ? ircSpeaker(text) : http
}

function httpSpeaker(text: string): Speaker {
  for (const start of httpStarts) {
    if (start.startsWith(text)) return 'undecided'
    if (!text.startsWith(start)) continue
    const target = text[start.length]
    if (target === '/' || target === '*') return 'http'
  }
  return 'person'
}

function ircSpeaker(text: string): Speaker {
  if (!text.startsWith('@')) return ircCommandSpeaker(text)
  if (unfinishedTags.test(text)) return text.length > maxTagBytes ? 'person' : 'undecided'
  const [found] = tags.exec(text) ?? []
  return found === undefined ? 'person' : ircCommandSpeaker(text.slice(found.length))
}

function ircCommandSpeaker(text: string): Speaker {
  if (ircCommand.test(text)) return 'irc'
  if (text.length >= maxLineBytes) return 'person'
  const isUnfinished = ircWords.some((word) => word.startsWith(text)) || unfinishedIrcCommand.test(text)
  return isUnfinished ? 'undecided' : 'person'
}
