import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { errorCodes, eventKinds, frameTexts, limits, signalTypes, verbs } from '../packages/protocol/src/index.ts'
import { commandNames } from '../packages/server/src/cli/run.ts'
import { defaults, flagOf, settingKeys, showSetting, variablesOf } from '../packages/server/src/config/settings.ts'
import { playCurl } from '../packages/server/test/support/play-curl.ts'
import { playFrames } from '../packages/server/test/support/play-frames.ts'
import { runTranscript } from '../packages/server/test/support/run-transcript.ts'
import { brokenFrames, ownCloseCodes } from '../packages/server/src/transport/websocket/close-codes.ts'
import { fieldRows } from './docs-fields.ts'
import { commandWords, errorWords } from './docs-words.ts'
import { listQuotedRules, listTargets, readBlocks, readRules, readTable, showLimit } from './docs.ts'

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

test('docs/protocol.md, Errors: the words of a line are those of the catalogues', () => {
  const documented = readTable(protocol, 'Errors').map(([code = '', , portuguese, english]) => [
    code,
    portuguese,
    english,
  ])
  const known = errorCodes.map((code) => [code, errorWords(code, 'pt-BR'), errorWords(code, 'en')])
  assert.deepEqual(documented, known)
})

test('docs/protocol.md, Fields: every frame has the fields of its schema, and no other', () => {
  assert.deepEqual(readTable(protocol, 'Fields'), fieldRows())
})

test('docs/protocol.md, Close codes: every code of the server stands there, with whether to come back', () => {
  const documented = readTable(protocol, 'Close codes').map(([code = '', reason = '', back = '']) => [
    code,
    reason,
    back.split(':')[0],
  ])
  const known = ownCloseCodes.map(({ code, reason }) => [String(code), reason, code >= 4500 ? 'yes' : 'no'])
  const unique = new Map(known.map((row) => [row.join(), row]))
  assert.deepEqual(
    documented,
    [...unique.values()].toSorted((a, b) => Number(a[0]) - Number(b[0])),
  )
})

test('docs/protocol.md, Broken frames: every code stands there with its reason in both languages', () => {
  const known = Object.entries(brokenFrames).map(([code, why]) => [
    code,
    frameTexts['pt-BR'].closings[why],
    frameTexts.en.closings[why],
  ])
  assert.deepEqual(readTable(protocol, 'Broken frames'), known)
})

test('docs/protocol.md, Lines: every command stands there in all its spellings, and no other', () => {
  const rows = readTable(protocol, 'Lines').filter((row) => row.length === 4)
  const documented = rows.flatMap((row) => row.slice(0, 3).flatMap((cell) => cell.match(/(?<=^| )[/:]\w+/g) ?? []))
  assert.deepEqual(documented.toSorted(), commandWords().toSorted())
})

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

test('docs/configuration.md, Limits: every bound stands there with its value', () => {
  const documented = readTable(configuration, 'Limits').map(([name = '', value = '']) => `${name}: ${value}`)
  const known = Object.entries(limits).map(([name, value]) => `${name}: ${showLimit(name, value)}`)
  assert.deepEqual(documented, known)
})

test('docs/configuration.md, Commands: every command stands there, and no other', () => {
  assert.deepEqual(
    sorted(readTable(configuration, 'Commands').map(([name = '']) => name)),
    sorted(commandNames.map((name) => `papo ${name}`)),
  )
})

const defined = [...readRules(protocol), ...readRules(configuration)]
// A suite that runs on several adapters stands in files of its own beside the tests that call it.
const testFiles = globSync(['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.ts'], { cwd: root })
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

for (const page of globSync(['*.md', 'docs/**/*.md'], { cwd: root })) {
  test(`${page}: every file that it names exists`, () => {
    const { links, paths } = listTargets(read(page))
    const targets = [...links.map((link) => join(root, dirname(page), link)), ...paths.map((path) => join(root, path))]
    assert.deepEqual(
      targets.filter((target) => !existsSync(target)),
      [],
    )
  })
}

const transcripts = readBlocks(protocol, 'transcript')

test('docs/protocol.md shows conversations', () => {
  assert.ok(transcripts.length > 0)
})

for (const { text, line } of transcripts) {
  test(`the conversation at docs/protocol.md:${line} goes as it is written`, () => runTranscript(text))
}

for (const [kind, play] of [
  ['frames', playFrames],
  ['curl', playCurl],
] as const) {
  const blocks = readBlocks(protocol, kind)
  test(`docs/protocol.md shows ${kind}`, () => assert.ok(blocks.length > 0))
  for (const { text, line } of blocks)
    test(`the ${kind} at docs/protocol.md:${line} go as they are written`, () => play(text))
}
