import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { type Language, nearest, parseLanguage } from '@papo/protocol'
import { ConfigError } from './config-error.ts'
import { type Entry, type Source, knownVariables, listMembers, listVariables } from './entry.ts'
import { knownFlags, readFlags } from './flags.ts'
import { type SettingKey, type Settings, defaults, flagOf, settingKeys, table } from './settings.ts'

/** What the sources are read from. */
export interface Given {
  readonly args: readonly string[]
  readonly env: NodeJS.Dict<string>
  /** The working folder: `papo.json` and `.env` are looked for in it. */
  readonly folder: string
}

/** Where a value comes from, and under which name. */
export interface Origin {
  readonly source: Source
  readonly name?: string
  readonly file?: string
}

/** Every setting's value and origin. */
export interface Configuration {
  readonly settings: Settings
  readonly origins: Readonly<Record<SettingKey, Origin>>
}

/** Reads all sources: defaults, JSON file, `.env`, environment, flags, later ones win; throws ConfigError. */
export function readConfig(given: Given): Configuration {
  const entries = layers(given).flatMap((layer) => layer())
  const read = Object.fromEntries(
    settingKeys.map((key) => [key, { value: defaults[key], origin: { source: 'default' } }]),
  ) as Record<SettingKey, Read>
  for (const entry of entries) accept(entry, read)
  const [argument] = readFlags(given.args).arguments
  if (argument !== undefined) throw new ConfigError({ problem: 'argument', given: argument })
  return {
    settings: Object.fromEntries(settingKeys.map((key) => [key, read[key].value])) as unknown as Settings,
    origins: Object.fromEntries(settingKeys.map((key) => [key, read[key].origin])) as Record<SettingKey, Origin>,
  }
}

/** The language in which the owner wants to be told what is wrong, from whatever of the sources can be read. */
export function wishedLanguage(given: Given): Language {
  for (const layer of layers(given).toReversed()) {
    const wish = listOrNothing(layer).findLast((entry) => entry.key === 'language')
    const language = table.language.kind.parse(wish?.texts?.[0] ?? '')
    if (language !== undefined) return language
  }
  return (
    parseLanguage(given.env['LC_ALL'] || given.env['LC_MESSAGES'] || given.env['LANG'] || '') ?? table.language.default
  )
}

interface Read {
  readonly value: unknown
  readonly origin: Origin
}

function layers(given: Given): (() => readonly Entry[])[] {
  const { args, env, folder } = given
  return [
    () => listFile(given),
    () => listVariables(readEnvFile(folder), 'env_file', join(folder, '.env')),
    () => listVariables(env, 'environment'),
    () => readFlags(args).entries,
  ]
}

function listOrNothing(layer: () => readonly Entry[]): readonly Entry[] {
  try {
    return layer()
  } catch {
    return [] // said later, by readConfig, in the language that the other sources name
  }
}

function listFile({ args, env, folder }: Given): Entry[] {
  const named = readFlags(args).config ?? env['PAPO_CONFIG'] ?? readEnvFile(folder)['PAPO_CONFIG']
  const file = resolve(folder, named ?? 'papo.json')
  const text = readIfThere(file)
  if (text === undefined && named !== undefined) throw new ConfigError({ problem: 'no_file', file, reason: '' })
  return text === undefined ? [] : listMembers(parseObject(text, file), file)
}

function readEnvFile(folder: string): NodeJS.Dict<string> {
  return parseEnv(readIfThere(join(folder, '.env')) ?? '')
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new ConfigError({ problem: 'bad_file', file: path, reason: error instanceof Error ? error.message : '' })
  }
}

function parseObject(text: string, file: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ConfigError({ problem: 'bad_json', file, reason: error instanceof Error ? error.message : '' })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new ConfigError({ problem: 'no_object', file, reason: '' })
}

function accept(entry: Entry, read: Record<SettingKey, Read>): void {
  const { key, source, name, file } = entry
  if (key === undefined)
    throw new ConfigError({ problem: 'unknown', given: name, nearest: findNearest(entry), ...(file && { file }) })
  const isMore = table[key].isList && source === 'flag' && read[key].origin.source === 'flag'
  const before = isMore ? (read[key].value as unknown[]) : []
  read[key] = { value: toValue(entry, { key, before }), origin: { source, name, ...(file && { file }) } }
}

function toValue({ name, texts }: Entry, { key, before }: { key: SettingKey; before: readonly unknown[] }): unknown {
  const { kind, isList } = table[key]
  const values = (texts ?? []).map((text) => kind.parse(text))
  const isGood = texts !== undefined && !values.includes(undefined) && (isList || values.length === 1)
  if (!isGood) throw new ConfigError({ problem: 'value', name, given: (texts ?? []).join(' '), accepts: kind.accepts })
  return isList ? [...before, ...values] : values[0]
}

function findNearest({ source, name }: Entry): string | undefined {
  if (source === 'flag') return nearest(name, knownFlags)
  if (source === 'file') return nearest(name, settingKeys) ?? nearest(flagOf(name), settingKeys.map(flagOf))
  return nearest(name, knownVariables)
}
