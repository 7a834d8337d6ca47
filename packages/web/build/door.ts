import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/**
 * Builds the door's script into `dist`, by itself: as a part of the app's build it would share files with the app, and
 * the door is to be one small file. Answers its address.
 */
export async function buildDoor(root: string, dist: string): Promise<string> {
  const code = await codeOf(root)
  const address = `/assets/door-${createHash('sha256').update(code).digest('base64url').slice(0, 8)}.js`
  writeFileSync(join(dist, address), code)
  return address
}

async function codeOf(root: string): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', rolldownOptions: { input: join(root, 'src/door/main.ts') } },
  })
  const [built] = Array.isArray(result) ? result : [result]
  if (!built || !('output' in built)) throw new Error('the door has no script')
  const chunks = built.output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []))
  const [code] = chunks
  if (code === undefined || chunks.length > 1) throw new Error(`the door's script is ${chunks.length} files`)
  return code
}
