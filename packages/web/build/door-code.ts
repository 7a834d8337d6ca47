import { join } from 'node:path'
import { build } from 'vite'

/** The door's script as one text, which stands in the door's page itself: one request less before one is inside. */
export async function buildDoor(root: string): Promise<string> {
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
  if (/<\/script/i.test(code)) throw new Error("the door's script can't stand in a page")
  return code.trim()
}
