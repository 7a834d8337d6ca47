import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { atEnd } from './at-end.ts'

/** A folder that is removed when the test ends; ask for it before what uses it. */
export function temporaryFolder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'papo-fault-'))
  atEnd(t, () => rmSync(path, { recursive: true, force: true }))
  return path
}
