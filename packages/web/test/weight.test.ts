import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'

interface Entry {
  readonly file: string
  readonly src?: string
  readonly imports?: readonly string[]
}

const dist = join(import.meta.dirname, '../dist')
const kilobyte = 1_024
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Record<string, Entry>

/** A file's weight as it goes over the line. */
function weigh(file: string): number {
  return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
}

/** A part of the page with everything that it imports at once. */
function withImports(entry: Entry, seen = new Set<string>()): Set<string> {
  seen.add(entry.file)
  for (const key of entry.imports ?? []) {
    const imported = manifest[key]
    if (imported && !seen.has(imported.file)) withImports(imported, seen)
  }
  return seen
}

function entryOf(source: string): Entry {
  const found = manifest[source]
  assert.ok(found, `the build has no ${source}`)
  return found
}

const app = withImports(entryOf('src/main.tsx'))

/** What a part weighs beyond what the app has loaded already. */
function weighLazy(source: string): number {
  const files = [...withImports(entryOf(source))].filter((file) => !app.has(file))
  return files.reduce((sum, file) => sum + weigh(file), 0)
}

function weighAsset(pattern: RegExp): number {
  const [file] = readdirSync(join(dist, 'assets')).filter((name) => pattern.test(name))
  assert.ok(file, `the build has no ${pattern}`)
  return weigh(`assets/${file}`)
}

/** Fails with the weight, and says it where it holds. */
function holds(name: string, bytes: number, budget: number): void {
  assert.ok(bytes > 0 && bytes <= budget * kilobyte, `${name}: ${(bytes / kilobyte).toFixed(1)} KB of ${budget} KB`)
}

for (const language of ['pt-br', 'en']) {
  test(`the script to be in a room and to send, with its words (${language}), weighs at most 90 KB`, () => {
    const words = weighLazy(`src/text/${language}.ts`)
    assert.ok(words > 2 * kilobyte, 'the words are a file of their own')
    holds(
      'script',
      [...app].reduce((sum, file) => sum + weigh(file), words),
      90,
    )
  })
}

test('the style weighs at most 18 KB', () => {
  holds('style', weigh(entryOf('style.css').file), 18)
})

test('no part of the page waits for a style of its own', () => {
  assert.deepEqual(
    readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.css')),
    [entryOf('style.css').file.replace('assets/', '')],
  )
})

test('the fonts of the first look weigh at most 75 KB', () => {
  const files = JSON.parse(readFileSync(join(dist, 'page.json'), 'utf8')) as Record<string, string>
  const bytes = ['textFont', 'headingFont'].map((name) => readFileSync(join(dist, files[name] ?? '')).length)
  holds(
    'fonts',
    bytes.reduce((sum, size) => sum + size, 0),
    75,
  )
})

for (const language of ['pt', 'en']) {
  test(`the emoji picker with its data (${language}) weighs at most 60 KB`, () => {
    holds('picker', weighLazy('src/emoji/picker.ts') + weighAsset(new RegExp(`^emoji-${language}-.*\\.json$`)), 60)
  })
}

test('no part of the page knows the schema library', () => {
  for (const name of readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js'))) {
    const text = readFileSync(join(dist, 'assets', name), 'utf8')
    assert.ok(!text.includes('ZodError') && !text.includes('_zod'), `${name} holds the schema library`)
  }
})

test('what can be compressed lies compressed beside itself', () => {
  const names = new Set(readdirSync(join(dist, 'assets')))
  const large = [...names].filter(
    (name) => /\.(?:js|css)$/.test(name) && readFileSync(join(dist, 'assets', name)).length > 512,
  )
  assert.ok(large.length > 4)
  for (const name of large) assert.ok(names.has(`${name}.br`) && names.has(`${name}.gz`), name)
})
