import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it that don't exist, for this user's eyes only; throws what the system says.
 * Not `recursive`: Node tries for ever where a folder exists but takes no new one (`/proc`).
 */
export function makeFolder(path: string): void {
  const parent = dirname(path)
  try {
    makeOne(path)
  } catch (error) {
    if (parent === path || !isCode(error, 'ENOENT')) throw error
    makeFolder(parent)
    makeOne(path)
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
