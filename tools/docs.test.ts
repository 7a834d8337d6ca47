import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { errorCodes, eventKinds, signalTypes, verbs } from '../packages/protocol/src/index.ts'
import { commandNames } from '../packages/server/src/cli/run.ts'
import { defaults, flagOf, settingKeys, showSetting, variablesOf } from '../packages/server/src/config/settings.ts'
import { runTranscript } from '../packages/server/test/support/run-transcript.ts'
import { listQuotedRules, readBlocks, readRules, readTable } from './docs.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const protocol = read('docs/protocol.md')
const configuration = read('docs/configuration.md')
const sorted = (words: Iterable<string>): string[] => [...new Set(words)].toSorted()

const tables: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['Verbs', verbs],
  ['Events', Object.keys(eventKinds)],
  ['Signals', signalTypes],
  ['Errors', errorCodes],
]

for (const [heading, names] of tables) {
  test(`docs/protocol.md, ${heading}: every name of the code stands there, and no other`, () => {
    const documented = readTable(protocol, heading).map(([name = '']) => name)
    assert.deepEqual(documented.toSorted(), [...names].toSorted())
  })
}

test('docs/configuration.md, Settings: key, flag, variables and default are those of the table', () => {
  const documented = readTable(configuration, 'Settings').map((cells) => cells.slice(0, 4))
  const known = settingKeys.map((key) => [
    key,
    `--${flagOf(key)}`,
    variablesOf(key).join(', '),
    showSetting(key, defaults),
  ])
  assert.deepEqual(documented, known)
})

test('docs/configuration.md, Commands: every command stands there, and no other', () => {
  assert.deepEqual(
    sorted(readTable(configuration, 'Commands').map(([name = '']) => name)),
    sorted(commandNames.map((name) => `papo ${name}`)),
  )
})

const defined = [...readRules(protocol), ...readRules(configuration)]
const testFiles = globSync(['packages/*/{src,test}/**/*.test.ts'], { cwd: root })
const sourceFiles = globSync(['packages/*/{src,test}/**/*.ts'], { cwd: root })
const quotedIn = (paths: readonly string[]): string[] => sorted(paths.flatMap((path) => listQuotedRules(read(path))))

test('no rule is defined twice', () => {
  assert.deepEqual(defined.toSorted(), sorted(defined))
})

test('every rule that the code or a test quotes is defined in the docs', () => {
  assert.deepEqual(
    quotedIn(sourceFiles).filter((id) => !defined.includes(id)),
    [],
  )
})

test('every rule of the docs is quoted by a test', () => {
  const quoted = new Set(quotedIn(testFiles))
  assert.deepEqual(
    defined.filter((id) => !quoted.has(id)),
    [],
  )
})

const transcripts = readBlocks(protocol, 'transcript')

test('docs/protocol.md shows conversations', () => {
  assert.ok(transcripts.length > 0)
})

for (const { text, line } of transcripts) {
  test(`the conversation at docs/protocol.md:${line} goes as it is written`, () => runTranscript(text))
}
