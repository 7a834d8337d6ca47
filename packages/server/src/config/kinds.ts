import {
  type Accepted,
  type FileTypes,
  type Language,
  checkRoomName,
  hostInUrl,
  languages,
  parseLanguage,
} from '@papo/protocol'
import { parseListen, type ListenSpec } from '../transport/listen-spec.ts'

/** How a setting's text is read and shown; `accepts` names the sentence that says what it may be. */
export interface Kind<T> {
  readonly accepts: Accepted
  /** The value, or nothing where the text is not one. */
  parse(text: string): T | undefined
  show(value: T): string
}

/** A whole number from 1 up. */
export const count: Kind<number> = {
  accepts: 'count',
  parse: (text) => parseWhole(text, { from: 1, to: 1_000_000 }),
  show: String,
}

/** A TCP port; 0 takes a free one. */
export const port: Kind<number> = {
  accepts: 'port',
  parse: (text) => parseWhole(text, { from: 0, to: 65_535 }),
  show: String,
}

/** An address or name to listen on; `*` is every interface. */
export const host: Kind<string> = {
  accepts: 'host',
  parse: (text) => (/^[^\s/[\]]{1,253}$/.test(text) ? text : undefined),
  show: String,
}

/** A folder, or `memory:` where nothing is kept. */
export const folder: Kind<string> = {
  accepts: 'folder',
  parse: (text) => (text === '' || text.includes('\0') ? undefined : text),
  show: String,
}

/** One of Papo's languages, by its tag or its name. */
export const language: Kind<Language> = {
  accepts: 'language',
  parse: (text) => languages.find((one) => one === text) ?? parseLanguage(text),
  show: String,
}

/** A switch. */
export const onOff: Kind<boolean> = {
  accepts: 'onOff',
  parse: (text) => switches.get(text.toLowerCase()),
  show: (isOn) => (isOn ? 'on' : 'off'),
}

const switches: ReadonlyMap<string, boolean> = new Map([
  ...['on', 'sim', 'yes', 'true', '1'].map((word) => [word, true] as const),
  ...['off', 'nao', 'não', 'no', 'false', '0'].map((word) => [word, false] as const),
])

/** A span of time in milliseconds: `30s`, `12h`, `7d`, `0`, or Infinity for `never`. */
export const duration: Kind<number> = {
  accepts: 'duration',
  parse: parseDuration,
  show: showDuration,
}

/** A number of bytes: `25MB`, `2GB`, in steps of 1024. */
export const size: Kind<number> = {
  accepts: 'size',
  parse: parseSize,
  show: showSize,
}

/** Which files are taken: `safe` (all but programs), `*`, or media types with spaces or commas between. */
export const fileTypes: Kind<FileTypes> = {
  accepts: 'fileTypes',
  parse: parseFileTypes,
  show: (types) => (typeof types === 'string' ? (types === 'all' ? '*' : types) : types.join(' ')),
}

/** A door to open: `KIND:[HOST:]PORT`. */
export const listen: Kind<ListenSpec> = {
  accepts: 'listen',
  parse: parseListen,
  show: ({ kind, host: on, port: at }) => [kind, ...(on === undefined ? [] : [hostInUrl(on)]), at].join(':'),
}

/** How the server's own log is written; `auto` is text on a terminal and JSON elsewhere. */
export const logForm: Kind<'auto' | 'text' | 'json'> = {
  accepts: 'logForm',
  parse: (text) => (['auto', 'text', 'json'] as const).find((form) => form === text),
  show: String,
}

/** The name of a room. */
export const roomName: Kind<string> = {
  accepts: 'roomName',
  parse: (text) => {
    const checked = checkRoomName(text)
    return 'name' in checked ? checked.name : undefined
  },
  show: String,
}

/** A line of text of at most 60 characters without control characters; may be empty. */
export const serverName: Kind<string> = {
  accepts: 'serverName',
  parse: (text) => (/^\P{C}{0,60}$/u.test(text) ? text.normalize('NFC').trim() : undefined),
  show: String,
}

const units: ReadonlyMap<string, number> = new Map([
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
])

function parseDuration(text: string): number | undefined {
  if (text === '0') return 0
  if (text === 'never' || text === 'nunca') return Infinity
  const found = /^(?<amount>\d{1,6})(?<unit>[smhd])$/.exec(text)?.groups
  const unit = units.get(found?.['unit'] ?? '')
  return unit === undefined ? undefined : Number(found?.['amount']) * unit
}

function showDuration(ms: number): string {
  if (ms === Infinity) return 'never'
  const unit = [...units].find(([, size]) => ms > 0 && ms % size === 0)
  return unit === undefined ? String(ms) : `${ms / unit[1]}${unit[0]}`
}

const bytes: ReadonlyMap<string, number> = new Map(
  ['TB', 'GB', 'MB', 'KB', 'B'].map((unit, index) => [unit, 1024 ** (4 - index)]),
)

function parseSize(text: string): number | undefined {
  const found = /^(?<amount>\d{1,9}) ?(?<unit>[KMGT]?B)$/i.exec(text)?.groups
  const unit = bytes.get(found?.['unit']?.toUpperCase() ?? '')
  const value = unit === undefined ? NaN : Number(found?.['amount']) * unit
  return value >= 1 && value <= 1024 ** 5 ? value : undefined
}

function showSize(value: number): string {
  const [name, size] = [...bytes].find(([, unit]) => value % unit === 0) ?? ['B', 1]
  return `${value / size}${name}`
}

function parseFileTypes(text: string): FileTypes | undefined {
  const types = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  if (types.length === 1 && types[0] === 'safe') return 'safe'
  if (types.length === 1 && (types[0] === '*' || types[0] === '*/*')) return 'all'
  const isType = (type: string): boolean => /^[\w.+-]+\/(?:\*|[\w.+-]+)$/.test(type)
  return types.length > 0 && types.every(isType) ? types : undefined
}

function parseWhole(text: string, { from, to }: { from: number; to: number }): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  return value >= from && value <= to ? value : undefined
}
