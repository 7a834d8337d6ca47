import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { atEnd } from './at-end.ts'
import { requireTool } from './system-tool.ts'

/**
 * A disk of so many megabytes, in memory, that goes with the test. Where this user may not mount one the test is
 * skipped by name, or fails where `CI` is set; the test then returns at once.
 */
export function mountSmallDisk(t: TestContext, megabytes: number): string | undefined {
  const mount = requireTool(t, 'mount')
  if (mount === undefined) return undefined
  const path = mkdtempSync(join(tmpdir(), 'papo-disk-'))
  const { status } = spawnSync(mount, ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'papo-test', path])
  if (status === 0) {
    atEnd(t, () => unmount(path))
    return path
  }
  rmdirSync(path)
  const reason = 'skip: this user may not mount a file system'
  if (process.env['CI']) throw new Error(reason)
  t.skip(reason)
  return undefined
}

function unmount(path: string): void {
  spawnSync('umount', [path])
  rmdirSync(path)
}
