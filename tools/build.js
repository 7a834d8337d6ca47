/** Builds the page where its sources are others than those it was built from. Plain JavaScript for Node 20. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPinnedNode } from '../packages/server/bin/launch.js'
import { root } from './install.js'

const web = join(root, 'packages/web')
const stampFile = join(web, 'dist/stamp')
const sources = [
  'packages/web/src',
  'packages/web/build',
  'packages/web/public',
  'packages/protocol/src',
  'packages/sdk/src',
]

/** Builds the page if it is stale; ends the process with the build's code where it fails. */
export function buildPage() {
  const stamp = stampOf(sources)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  console.error('Montando a página (só quando ela muda)… / Building the page (only when it changes)…')
  const node = findPinnedNode(web) ?? process.execPath
  const { status, error } = spawnSync(node, [join(web, 'build/build.ts')], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status === 0) return writeFileSync(stampFile, stamp)
  console.error(`A página não ficou pronta / The page was not built (${error?.message ?? status}).`)
  process.exit(status || 1)
}

/** A name for what the files hold: the same contents have the same name, whenever they were written. */
function stampOf(folders) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    const paths = files
      .filter((file) => file.isFile() && !file.name.includes('.test.'))
      .map((file) => join(file.parentPath ?? file.path, file.name))
    for (const path of paths.sort()) hash.update(`${path.slice(root.length)}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}
