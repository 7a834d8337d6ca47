import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { compress } from './compress.ts'
import { buildDoor } from './door.ts'
import { emojiData } from './emoji-data.ts'
import { emojiWords } from './emoji-words.ts'
import { icons } from './icons.ts'
import { describe } from './page-files.ts'
import { parts } from './parts.ts'
import { writeServiceWorker } from './service-worker.ts'

const root = join(import.meta.dirname, '..')
const finished = join(root, 'dist')
/** Built beside, and put in its place when it is whole: a server may be reading the other one. */
const dist = join(root, `../../node_modules/.cache/papo-page-${process.pid}`)

mkdirSync(dist, { recursive: true })
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [icons(), emojiWords(), emojiData(), parts()],
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    // a part that comes when it is first wanted needs no style that may not come
    cssCodeSplit: false,
    // what a part imports is asked for after the part: what failed before it would stay so (src/parts/import-part.ts)
    modulePreload: false,
    rolldownOptions: {
      input: { app: join(root, 'src/main.tsx'), sw: join(root, 'src/sw/sw.ts') },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
})
const files = {
  ...describe(JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')), dist),
  door: await buildDoor(root, dist),
}
writeFileSync(join(dist, 'page.json'), `${JSON.stringify(files, undefined, 2)}\n`)
writeServiceWorker(dist, files)
compress(dist)
rmSync(finished, { recursive: true, force: true })
renameSync(dist, finished)
