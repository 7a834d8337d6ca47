import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'node:test'

/**
 * The path of a program that a test needs of the operating system. Where it is missing the test is skipped by name
 * (`skip: chromium is not installed`), or fails where `CI` is set; the test then returns at once.
 */
export function requireTool(t: TestContext, name: string): string | undefined {
  const path = findTool(name)
  if (path !== undefined) return path
  const reason = `skip: ${name} is not installed`
  if (process.env['CI']) throw new Error(reason)
  t.skip(reason)
  return undefined
}

function findTool(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
