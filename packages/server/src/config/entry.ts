import { isSettingKey, settingKeys, variablesOf } from './settings.ts'
import type { SettingKey } from './settings.ts'

/** Where a value comes from; each wins over those before it. */
export type Source = 'default' | 'file' | 'env_file' | 'environment' | 'flag'

/** One value as the owner wrote it, not yet judged. */
export interface Entry {
  readonly source: Source
  /** As it was written: `--port`, `PAPO_PORT`, `port`. */
  readonly name: string
  /** The setting it means, or nothing where there is none of that name. */
  readonly key: SettingKey | undefined
  /** One text, several for a list; nothing where a file holds what no setting can be. */
  readonly texts: readonly string[] | undefined
  /** The file it stands in. */
  readonly file?: string
}

/** Variables that are Papo's but no settings: where the file is, and the test command's own. */
const otherVariables = ['PAPO_CONFIG', 'PAPO_LONG']

const keyOfVariable: ReadonlyMap<string, SettingKey> = new Map(
  settingKeys.flatMap((key) => variablesOf(key).map((name) => [name, key] as const)),
)

/** Every environment variable that means something to Papo. */
export const knownVariables: readonly string[] = [...keyOfVariable.keys(), ...otherVariables]

/** Variables of an environment: those that mean the same as Papo's, then Papo's own, unknown ones too. */
export function listVariables(variables: NodeJS.Dict<string>, source: Source, file?: string): Entry[] {
  const isOwn = (name: string): boolean => name.startsWith('PAPO_')
  const [own, other] = [Object.keys(variables).filter(isOwn), [...keyOfVariable.keys()].filter((name) => !isOwn(name))]
  // An empty variable is how a shell or a compose file says nothing.
  return [...other, ...own].flatMap((name) => {
    const text = variables[name] ?? ''
    if (text === '' || otherVariables.includes(name)) return []
    const texts = keyOfVariable.get(name) === 'listen' ? text.split(/[\s,]+/).filter(Boolean) : [text]
    return [{ source, name, key: keyOfVariable.get(name), texts, ...(file === undefined ? {} : { file }) }]
  })
}

/** The members of a JSON object, as a file holds them. */
export function listMembers(members: object, file: string): Entry[] {
  return Object.entries(members).map(([name, value]: [string, unknown]) => ({
    source: 'file',
    name,
    key: isSettingKey(name) ? name : undefined,
    texts: toTexts(value),
    file,
  }))
}

function toTexts(value: unknown): string[] | undefined {
  const all: unknown[] = Array.isArray(value) ? value : [value]
  const texts = all.filter((each) => ['string', 'number', 'boolean'].includes(typeof each)).map(String)
  return texts.length === all.length ? texts : undefined
}
