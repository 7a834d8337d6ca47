import { parseArgs } from 'node:util'
import { flagOf, settingKeys } from './settings.ts'
import type { Entry } from './entry.ts'

/** What a command line says. */
export interface Flags {
  readonly entries: readonly Entry[]
  readonly arguments: readonly string[]
  readonly config: string | undefined
  readonly help: boolean
  readonly version: boolean
}

const keyOfFlag = new Map(settingKeys.map((key) => [flagOf(key), key]))

/** Every flag of the command line, with its dashes. */
export const knownFlags: readonly string[] = [...keyOfFlag.keys(), 'config', 'help', 'version'].map(
  (flag) => `--${flag}`,
)

const options = {
  ...Object.fromEntries([...keyOfFlag.keys()].map((flag) => [flag, { type: 'string', multiple: true } as const])),
  config: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** Reads flags; unknown ones are entries without a key, to be judged with all the rest. */
export function readFlags(args: readonly string[]): Flags {
  // Not strict: its errors are in English alone and name nothing near.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const given = tokens.filter((token) => token.kind === 'option')
  const has = (name: string): boolean => given.some((token) => token.name === name)
  return {
    entries: given.filter((token) => !['config', 'help', 'version'].includes(token.name)).map(toEntry),
    arguments: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    config: given.findLast((token) => token.name === 'config')?.value,
    help: has('help'),
    version: has('version'),
  }
}

function toEntry({ name, rawName, value }: { name: string; rawName: string; value?: string | undefined }): Entry {
  return { source: 'flag', name: rawName, key: keyOfFlag.get(name), texts: [value ?? ''] }
}
