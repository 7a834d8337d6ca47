import {
  type Kind,
  count,
  duration,
  fileTypes,
  folder,
  host,
  language,
  listen,
  logForm,
  onOff,
  port,
  roomName,
  serverName,
  size,
} from './kinds.ts'

/** One row: how its text is read, what it is when nobody says, and which older variables mean it too. */
interface Setting<T> {
  readonly kind: Kind<T>
  readonly default: T
  /** Environment variables of other programs that mean the same. */
  readonly alsoEnv: string | undefined
}

const one = <T>(kind: Kind<T>, byDefault: NoInfer<T>, alsoEnv?: string): Setting<T> & { readonly isList: false } => ({
  kind,
  default: byDefault,
  isList: false,
  alsoEnv,
})

const list = <T>(kind: Kind<T>): { readonly kind: Kind<T>; readonly isList: true } => ({ kind, isList: true })

/** Every setting; flag, variable and JSON key follow from its name, its description stands in the catalogues. */
export const table = {
  host: one(host, '*', 'SERVER_IP'),
  port: one(port, 6789, 'SERVER_PORT'),
  listen: list(listen),
  data: one(folder, './data'),
  language: one(language, 'pt-BR'),
  rateLimit: one(onOff, true),
  name: one(serverName, ''),
  rooms: one(count, 1000),
  temporaryRooms: one(duration, 7 * 86_400_000),
  entryRoom: one(roomName, 'geral'),
  landing: one(onOff, false),
  uploadSize: one(size, 25 * 1024 ** 2),
  uploadQuota: one(size, 2 * 1024 ** 3),
  uploadTotal: one(size, 20 * 1024 ** 3),
  uploadTypes: one(fileTypes, 'safe'),
  fileRetention: one(duration, Infinity),
  linkTime: one(duration, 7 * 86_400_000),
  pdfInline: one(onOff, false),
  log: one(logForm, 'auto'),
} as const

/** The name of a setting, as the JSON file has it. */
export type SettingKey = keyof typeof table

type ValueOf<Row> = Row extends { isList: true; kind: Kind<infer T> }
  ? readonly T[]
  : Row extends Setting<infer T>
    ? T
    : never

/** The value of every setting. */
export type Settings = { readonly [K in SettingKey]: ValueOf<(typeof table)[K]> }

/** The names of all settings, in the order of the table. */
export const settingKeys: readonly SettingKey[] = Object.keys(table).filter(isSettingKey)

/** Whether a word is the name of a setting. */
export function isSettingKey(word: string): word is SettingKey {
  return Object.hasOwn(table, word)
}

/** The flag of a setting without its dashes: `rate-limit`. */
export function flagOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The environment variables that mean a setting, Papo's own first. */
export function variablesOf(key: SettingKey): readonly string[] {
  const row = table[key]
  const own = `PAPO_${flagOf(key).replaceAll('-', '_').toUpperCase()}`
  return 'alsoEnv' in row && row.alsoEnv !== undefined ? [own, row.alsoEnv] : [own]
}

/** The value of a setting as it is written in a file or after its flag; the items of a list with spaces between. */
export function showSetting(key: SettingKey, settings: Settings): string {
  const kind: Kind<unknown> = table[key].kind
  const value: unknown = settings[key]
  return Array.isArray(value) ? value.map((item) => kind.show(item)).join(' ') : kind.show(value)
}

/** Every setting at its default. */
export const defaults = Object.fromEntries(
  settingKeys.map((key) => [key, table[key].isList ? [] : table[key].default]),
) as unknown as Settings
