import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type ConfigProblem, ConfigError } from './config-error.ts'
import { type Given, readConfig, wishedLanguage } from './read-config.ts'
import type { Settings } from './settings.ts'

const folders: string[] = []
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

interface Sources {
  readonly args?: readonly string[]
  readonly env?: NodeJS.Dict<string>
  readonly json?: unknown
  readonly dotEnv?: string
}

/** A working folder with these sources in it. */
function given({ args = [], env = {}, json, dotEnv }: Sources): Given {
  const folder = mkdtempSync(join(tmpdir(), 'papo-config-'))
  folders.push(folder)
  if (json !== undefined)
    writeFileSync(join(folder, 'papo.json'), typeof json === 'string' ? json : JSON.stringify(json))
  if (dotEnv !== undefined) writeFileSync(join(folder, '.env'), dotEnv)
  return { args, env, folder }
}

const read = (sources: Sources): Settings => readConfig(given(sources)).settings

function problemOf(sources: Sources): ConfigProblem {
  try {
    read(sources)
  } catch (error) {
    if (error instanceof ConfigError) return error.detail
    throw error
  }
  throw new Error('nothing was wrong')
}

test('[CONFIG1] without any source everything has its default', () => {
  assert.deepEqual(read({}), {
    host: '*',
    port: 6789,
    listen: [],
    data: './data',
    language: 'pt-BR',
    rateLimit: true,
    name: '',
    rooms: 1000,
    temporaryRooms: 604_800_000,
    entryRoom: 'geral',
    landing: false,
    uploadSize: 26_214_400,
    uploadQuota: 2_147_483_648,
    uploadTotal: 21_474_836_480,
    uploadTypes: 'safe',
    fileRetention: Infinity,
    linkTime: 604_800_000,
    pdfInline: false,
    log: 'auto',
  })
})

test('[CONFIG2] flags win over the environment, it over .env, that over the JSON file', () => {
  const all: Sources = { json: { port: 1 }, dotEnv: 'PAPO_PORT=2', env: { PAPO_PORT: '3' }, args: ['--port', '4'] }
  assert.equal(read(all).port, 4)
  assert.equal(read({ ...all, args: [] }).port, 3)
  assert.equal(read({ ...all, args: [], env: {} }).port, 2)
  assert.equal(read({ json: { port: 1 } }).port, 1)
})

test('[CONFIG2] every value knows where it came from', () => {
  const found = given({
    json: { rooms: 10 },
    dotEnv: 'PAPO_NAME="Lab 3"',
    env: { SERVER_PORT: '5679' },
    args: ['--log=json'],
  })
  const { origins } = readConfig(found)
  assert.deepEqual(origins.host, { source: 'default' })
  assert.deepEqual(origins.rooms, { source: 'file', name: 'rooms', file: join(found.folder, 'papo.json') })
  assert.deepEqual(origins.name, { source: 'env_file', name: 'PAPO_NAME', file: join(found.folder, '.env') })
  assert.deepEqual(origins.port, { source: 'environment', name: 'SERVER_PORT' })
  assert.deepEqual(origins.log, { source: 'flag', name: '--log' })
})

test("[CONFIG3] S1's SERVER_IP and SERVER_PORT are host and port, Papo's own variables win over them", () => {
  const s1 = 'SERVER_IP="127.0.0.1"\nSERVER_PORT="5679"\n'
  assert.deepEqual([read({ dotEnv: s1 }).host, read({ dotEnv: s1 }).port], ['127.0.0.1', 5679])
  assert.equal(read({ env: { PAPO_PORT: '1', SERVER_PORT: '2' } }).port, 1)
  assert.equal(read({ env: { SERVER_PORT: '2', PAPO_PORT: '1' } }).port, 1)
})

test('[CONFIG4] --config names another file, and so does PAPO_CONFIG', () => {
  const found = given({ json: { port: 1 } })
  writeFileSync(join(found.folder, 'other.json'), '{ "port": 2 }')
  assert.equal(readConfig({ ...found, args: ['--config', 'other.json'] }).settings.port, 2)
  assert.equal(readConfig({ ...found, env: { PAPO_CONFIG: 'other.json' } }).settings.port, 2)
  const missing = problemOf({ args: ['--config', 'missing.json'] })
  assert.equal(missing.problem, 'no_file')
})

test('[CONFIG5] doors add up over flags and stand in one variable or one list', () => {
  const doors = [
    { kind: 'line', port: 12_345 },
    { kind: 'irc', host: '127.0.0.1', port: 6667 },
  ]
  assert.deepEqual(read({ args: ['--listen', 'line:12345', '--listen', 'irc:127.0.0.1:6667'] }).listen, doors)
  assert.deepEqual(read({ env: { PAPO_LISTEN: 'line:12345, irc:127.0.0.1:6667' } }).listen, doors)
  assert.deepEqual(read({ json: { listen: ['line:12345', 'irc:127.0.0.1:6667'] } }).listen, doors)
  assert.equal(read({ env: { PAPO_LISTEN: 'line:1' }, args: ['--listen', 'line:2'] }).listen[0]?.port, 2)
})

test('[CONFIG6] an unknown name is an error that names the nearest known one', () => {
  assert.deepEqual(problemOf({ args: ['--prot', '1'] }), { problem: 'unknown', given: '--prot', nearest: '--port' })
  assert.deepEqual(problemOf({ args: ['--ratelimit', 'off'] }), {
    problem: 'unknown',
    given: '--ratelimit',
    nearest: '--rate-limit',
  })
  const variable = problemOf({ env: { PAPO_ROOM: '5' } })
  assert.deepEqual(variable, { problem: 'unknown', given: 'PAPO_ROOM', nearest: 'PAPO_ROOMS' })
  const member = problemOf({ json: { 'rate-limit': 'off' } })
  assert.equal(member.problem === 'unknown' && member.nearest, 'rateLimit')
  const inFile = problemOf({ dotEnv: 'PAPO_LANGUAGES=en' })
  assert.equal(inFile.problem === 'unknown' && inFile.nearest, 'PAPO_LANGUAGE')
})

test('[CONFIG6] a word that no option takes is an error', () => {
  assert.deepEqual(problemOf({ args: ['--port', '1', 'extra'] }), { problem: 'argument', given: 'extra' })
})

const bad: ReadonlyArray<readonly [string, string]> = [
  ['port', '65536'],
  ['port', '-1'],
  ['port', ''],
  ['port', '6789x'],
  ['rate-limit', 'constructor'],
  ['language', 'fr'],
  ['listen', 'ftp:21'],
  ['listen', 'line:99999'],
  ['rooms', '0'],
  ['temporary-rooms', '7'],
  ['temporary-rooms', '7w'],
  ['entry-room', '#geral'],
  ['host', 'a b'],
  ['log', 'xml'],
  ['name', 'a\u001b[31m'],
]

for (const [flag, text] of bad) {
  test(`[CONFIG7] --${flag}=${JSON.stringify(text)} is refused with what is accepted`, () => {
    const problem = problemOf({ args: [`--${flag}=${text}`] })
    assert.equal(problem.problem, 'value')
    assert.equal(problem.problem === 'value' && problem.name, `--${flag}`)
  })
}

test('[CONFIG7] what a JSON file holds must be what a setting can be', () => {
  assert.equal(problemOf({ json: { port: { a: 1 } } }).problem, 'value')
  assert.equal(problemOf({ json: { port: [1, 2] } }).problem, 'value')
  assert.equal(problemOf({ json: { name: null } }).problem, 'value')
  assert.equal(problemOf({ json: '{ "port": ' }).problem, 'bad_json')
  for (const json of ['[1]', '[]', '7', 'null', '"papo"']) assert.equal(problemOf({ json }).problem, 'no_object')
  assert.equal(read({ json: { rateLimit: false, port: 1 } }).rateLimit, false)
})

test('[CONFIG8] spans of time are 30s, 15m, 12h, 7d, 0 or never', () => {
  const spans = ['30s', '15m', '12h', '7d', '0', 'never'].map(
    (text) => read({ args: ['--temporary-rooms', text] }).temporaryRooms,
  )
  assert.deepEqual(spans, [30_000, 900_000, 43_200_000, 604_800_000, 0, Infinity])
})

test('[CONFIG9] what is wrong is said in the language configured so far', () => {
  assert.equal(wishedLanguage(given({})), 'pt-BR')
  assert.equal(wishedLanguage(given({ env: { LANG: 'en_US.UTF-8' } })), 'en')
  assert.equal(wishedLanguage(given({ env: { LANG: 'C' } })), 'pt-BR')
  assert.equal(wishedLanguage(given({ env: { LANG: 'en_US.UTF-8', PAPO_LANGUAGE: 'pt' } })), 'pt-BR')
  assert.equal(wishedLanguage(given({ args: ['--prot', '1', '--language', 'en'] })), 'en')
  assert.equal(wishedLanguage(given({ json: '{ broken', env: { PAPO_LANGUAGE: 'en' } })), 'en')
})

test('[CONFIG11] sizes are a number and KB, MB, GB or TB, in steps of 1024', () => {
  const sizes = ['1B', '500KB', '25MB', '25 mb', '2GB', '1TB'].map(
    (text) => read({ args: ['--upload-size', text] }).uploadSize,
  )
  assert.deepEqual(sizes, [1, 512_000, 26_214_400, 26_214_400, 2_147_483_648, 1_099_511_627_776])
  for (const text of ['0MB', '25', '-1MB', '1.5GB', 'MB', '9999999TB'])
    assert.equal(problemOf({ args: ['--upload-size', text] }).problem, 'value')
})

test('[CONFIG12] the files that are taken are all but programs, all, or those of some media types', () => {
  const types = ['safe', '*', 'image/* application/pdf', 'Image/PNG,video/*'].map(
    (text) => read({ env: { PAPO_UPLOAD_TYPES: text } }).uploadTypes,
  )
  assert.deepEqual(types, ['safe', 'all', ['image/*', 'application/pdf'], ['image/png', 'video/*']])
  for (const text of ['png', 'image', 'image/* png', '/'])
    assert.equal(problemOf({ env: { PAPO_UPLOAD_TYPES: text } }).problem, 'value')
})
