/** One process at a time. Plain JavaScript for Node 20. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'

const askAgainMs = 200
/** A file without a number is being written; one that is older is what a killed process left. */
const writingMs = 5_000

/** Runs `act` while no other process does so with the same `file`, and answers what it answers; waits for whoever does. */
export function inTurn(file, act) {
  while (!take(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, askAgainMs)
  try {
    return act()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isLeft(file)) rmSync(file, { force: true })
    return false
  }
}

function isLeft(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return pid > 0 ? !isAlive(pid) : Date.now() - statSync(file).mtimeMs > writingMs
  } catch {
    return false // it went in the meantime
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
