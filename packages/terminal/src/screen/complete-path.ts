import { readdirSync } from 'node:fs'
import { withHome } from '../chat/file-path.ts'
import type { Completion } from './complete.ts'

/** What Tab makes of a path: the names that its last part can become, folders with their `/`. */
export function completePath(typed: string): Completion {
  const [, quote = '', path = ''] = /^(["']?)(.*)$/su.exec(typed) ?? []
  if (path === '~') return [['~/'], path]
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/su.exec(path) ?? []
  const found = namesIn(withHome(folder === '' ? './' : folder)).filter(
    (one) => one.startsWith(name) && (name !== '' || !one.startsWith('.')),
  )
  return [found.map((one) => (one.endsWith('/') ? one : one + quote)), name]
}

function namesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).toSorted()
  } catch {
    return []
  }
}
