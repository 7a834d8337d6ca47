import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const program = join(import.meta.dirname, '../../../server/src/main.ts')

/** A server of its own, on a port and a data folder of its own. */
export class Papo implements AsyncDisposable {
  readonly url: string
  readonly #stop: () => Promise<void>

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url
    this.#stop = stop
  }

  /** Starts one; `port` 0 is any free one, `flags` as on the command line. */
  static async start(flags: readonly string[] = [], port = 0): Promise<Papo> {
    const folder = mkdtempSync(join(tmpdir(), 'papo-web-'))
    const args = ['serve', '--host=127.0.0.1', `--port=${port}`, `--data=${folder}`, ...flags]
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    const kill = (): void => void child.kill('SIGKILL')
    process.once('exit', kill)
    const exit = once(child, 'exit')
    const stop = async (): Promise<void> => {
      child.kill('SIGTERM')
      await exit
      process.off('exit', kill)
      rmSync(folder, { recursive: true, force: true })
    }
    for await (const line of createInterface(child.stdout)) {
      const { event, port: found } = JSON.parse(line) as { event?: string; port?: number }
      if (event !== 'listening') continue
      child.stdout.resume()
      return new Papo(`http://127.0.0.1:${found}`, stop)
    }
    throw new Error('the server did not start')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop()
  }
}
