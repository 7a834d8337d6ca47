import { readConfig } from '../../src/config/read-config.ts'
import { startServer } from '../../src/server.ts'
import { play } from './play.ts'
import { parseTranscript } from './transcript.ts'
import type { ServerLog } from '../../src/log/server-log.ts'

const silent: ServerLog = { write: () => undefined, close: () => Promise.resolve() }

/** Plays a transcript against a server of its own, which keeps nothing; rejects at the first step that goes otherwise. */
export async function runTranscript(text: string): Promise<void> {
  const transcript = parseTranscript(text)
  const flags = [...transcript.settings].map(([name, value]) => `--${name}=${value}`)
  const args = ['--host=127.0.0.1', '--port=0', '--data=memory:', ...flags]
  const { settings } = readConfig({ args, env: {}, folder: import.meta.dirname })
  const server = await startServer({ settings, log: silent })
  try {
    await play(transcript, server.addresses[0]?.port ?? 0)
  } finally {
    await server.close()
  }
}
