import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const program = join(import.meta.dirname, '../../../server/src/main.ts')

/** A server of its own, on a port and a data folder of its own. */
export class Papo implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'papo-web-'))
  readonly #flags: readonly string[]
  readonly #kill = (): void => void this.#child?.kill('SIGKILL')
  #child: ChildProcess | undefined
  #port: number

  private constructor(flags: readonly string[], port: number) {
    this.#flags = flags
    this.#port = port
    process.once('exit', this.#kill)
  }

  /** Starts one; `port` 0 is any free one, `flags` as on the command line. */
  static async start(flags: readonly string[] = [], port = 0): Promise<Papo> {
    const papo = new Papo(flags, port)
    await papo.goOn()
    return papo
  }

  get port(): number {
    return this.#port
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Ends it, as a restart does or (by SIGKILL) as a crash; what it keeps stays. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#child = undefined
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }

  /** Starts it again where it was. */
  async goOn(): Promise<void> {
    const args = ['serve', '--host=127.0.0.1', `--port=${this.#port}`, `--data=${this.#folder}`, ...this.#flags]
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    this.#port = await readPort(child.stdout)
    // what is read no more would fill the pipe, and hold up the server
    child.stdout.resume()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end()
    process.off('exit', this.#kill)
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** Reads the log up to the line that says where the server listens. */
async function readPort(log: Readable): Promise<number> {
  for await (const line of createInterface(log)) {
    const { event, port } = JSON.parse(line) as { event?: string; port?: number }
    if (event === 'listening' && port !== undefined) return port
  }
  throw new Error('the server did not start')
}
