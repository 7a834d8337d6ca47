import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { BuiltFiles } from './built-files.ts'

/** Writes a file as it was built at a second of 1970. */
function open(t: TestContext): (name: string, text: string, second: number) => string {
  const folder = mkdtempSync(join(tmpdir(), 'papo-built-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return (name, text, second) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    utimesSync(path, second, second)
    return path
  }
}

test('[HTTP6] a file is read once, by however many it is asked for together', async (t) => {
  const write = open(t)
  const path = write('a.js', 'one', 1)
  const files = new BuiltFiles()
  const [first, second] = await Promise.all([files.read(path), files.read(path)])
  assert.equal(String(first?.bytes), 'one')
  assert.equal(second, first)
  assert.equal(await files.read(path), first)
})

test('[HTTP6] a file that a build has changed is read again: by its time, or by its size', async (t) => {
  const write = open(t)
  const files = new BuiltFiles()
  const read = async (path: string): Promise<string> => String((await files.read(path))?.bytes)
  assert.equal(await read(write('a.js', 'one', 1)), 'one')
  assert.equal(await read(write('a.js', 'two', 2)), 'two')
  assert.equal(await read(write('a.js', 'three', 2)), 'three')
  const path = write('a.js', 'four', 3)
  const { etag } = (await files.read(path))!
  assert.match(etag, /^"[\w-]{22}"$/)
  rmSync(path)
  assert.equal(await files.read(path), undefined)
})

test("[HTTP6] what is no file is none: a folder, nothing, a name that can be no file's", async (t) => {
  const path = open(t)('a.js', 'one', 1)
  const files = new BuiltFiles()
  for (const other of [join(path, '..'), join(path, 'b.js'), `${path}.br`, `${path}${'x'.repeat(300)}`])
    assert.equal(await files.read(other), undefined)
})

test('[HTTP6] files of many builds are not all kept', async (t) => {
  const write = open(t)
  const files = new BuiltFiles()
  const path = write('first.js', 'one', 1)
  const first = await files.read(path)
  for (let build = 0; build < 500; build += 1) await files.read(write(`${build}.js`, 'x', 1))
  assert.notEqual(await files.read(path), first)
})
