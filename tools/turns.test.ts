import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'papo-turns-'))
after(() => rmSync(folder, { recursive: true }))

/** A program that appends `a`, takes its time, and appends `b` to a file, in its turn. */
function program(name: string): string[] {
  const turns = new URL('turns.js', import.meta.url).href
  const script = `import { appendFileSync } from 'node:fs'
    import { inTurn } from ${JSON.stringify(turns)}
    inTurn(${JSON.stringify(join(folder, `${name}.lock`))}, () => {
      appendFileSync(${JSON.stringify(join(folder, name))}, 'a')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
      appendFileSync(${JSON.stringify(join(folder, name))}, 'b')
    })`
  return ['--input-type=module', '-e', script]
}

test('two processes take turns, and leave nothing behind', async () => {
  const codes = await Promise.all(
    Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, program('four'), { stdio: 'ignore' })
      return new Promise((resolve) => child.once('exit', resolve))
    }),
  )
  assert.deepEqual(codes, [0, 0, 0, 0])
  assert.equal(readFileSync(join(folder, 'four'), 'utf8'), 'abababab')
  assert.equal(existsSync(join(folder, 'four.lock')), false)
})

test('what a killed process left stops nobody', () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  writeFileSync(join(folder, 'left.lock'), String(pid))
  assert.equal(spawnSync(process.execPath, program('left'), { timeout: 30_000 }).status, 0)
  assert.equal(readFileSync(join(folder, 'left'), 'utf8'), 'ab')
})
