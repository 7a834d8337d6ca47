import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { readConfig } from '../../src/config/read-config.ts'
import { startServer } from '../../src/server.ts'

const separator = '\u001e'

/**
 * Plays commands of a shell against a server of its own: lines after `$ ` are run as they stand, with this server's
 * address; what follows each is what it prints, in which `…` stands for anything.
 */
export async function playCurl(text: string, address = 'localhost:6789'): Promise<void> {
  const args = ['--host=127.0.0.1', '--port=0', '--data=memory:']
  const { settings } = readConfig({ args, env: {}, folder: import.meta.dirname })
  const server = await startServer({ settings, log: { write: () => undefined, close: () => Promise.resolve() } })
  try {
    const steps = text.split(/^\$ /m).filter((step) => step !== '')
    const commands = steps.map((step) => step.slice(0, step.indexOf('\n')))
    const script = commands.map((command) => `${command}\nprintf '${separator}'`).join('\n')
    const printed = await run(script.replaceAll(address, `127.0.0.1:${server.addresses[0]?.port ?? 0}`))
    for (const [index, step] of steps.entries()) {
      const expected = step.slice(step.indexOf('\n') + 1).trimEnd()
      const found = (printed[index] ?? '').trimEnd()
      assert.match(found, patternOf(expected), `${commands[index]}: ${found}`)
    }
  } finally {
    await server.close()
  }
}

async function run(script: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('sh', ['-c', script], { timeout: 20_000 })
  return stdout.split(separator)
}

function patternOf(text: string): RegExp {
  const parts = text.split('…').map((part) => RegExp.escape(part))
  return new RegExp(`^${parts.join('[^]*')}$`)
}
