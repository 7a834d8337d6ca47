import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageFiles } from './page-files.ts'

/** Writes into `sw.js` which files make the shell, and a version that changes with them. */
export function writeServiceWorker(dist: string, files: PageFiles): void {
  const path = join(dist, 'sw.js')
  const { script, modules, texts, palette, upload, style, textFont, headingFont } = files
  const shell = [
    script,
    ...modules,
    ...new Set([...Object.values(texts).flat(), ...palette, ...upload]),
    style,
    textFont,
    headingFont,
    '/favicon.svg',
  ]
  const version = createHash('sha256').update(shell.join()).digest('hex').slice(0, 12)
  const text = readFileSync(path, 'utf8')
  const filled = text.replaceAll('__SHELL_FILES__', shell.join(' ')).replaceAll('__SHELL_VERSION__', version)
  if (filled === text) throw new Error('the service worker names no files')
  writeFileSync(path, filled)
}
