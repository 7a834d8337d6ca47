import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../../bin/papo.js')
const deadlineMs = 20_000

/** How `papo` is run: in which folder, with which variables beside PATH. */
export interface PapoOptions {
  readonly folder: string
  readonly env?: NodeJS.Dict<string>
}

/** What a `papo` that has ended left behind. */
export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The `papo` command, run as a process of its own. */
export class PapoProcess {
  readonly #child: ChildProcess
  /** Its end, and the end of what it wrote: what it wrote last may come after its exit. */
  readonly #closed: Promise<unknown>
  #hasClosed = false
  #out = ''
  #err = ''
  #wake: () => void = () => undefined

  constructor(args: readonly string[], { folder, env = {} }: PapoOptions) {
    const variables = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env }
    const options = { cwd: folder, env: variables, stdio: ['ignore', 'pipe', 'pipe'] as const }
    this.#child = spawn(process.execPath, [program, ...args], { ...options, stdio: [...options.stdio] })
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#take((this.#out += text)))
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#take((this.#err += text)))
    this.#closed = once(this.#child, 'close')
    this.#child.on('close', () => {
      this.#hasClosed = true
      this.#wake()
    })
  }

  /** What it wrote so far. */
  get out(): string {
    return this.#out
  }

  /** The first match of `pattern` in what it writes. */
  async writes(pattern: RegExp): Promise<RegExpExecArray> {
    const timer = setTimeout(() => this.kill('SIGKILL'), deadlineMs)
    let found = pattern.exec(this.#out)
    while (found === null && !this.#hasClosed) {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#wake = resolve
      await promise
      found = pattern.exec(this.#out)
    }
    clearTimeout(timer)
    if (found === null) throw new Error(`it never wrote ${String(pattern)}: ${this.#out}${this.#err}`)
    return found
  }

  /** The port that it listens on, by its line of JSON. */
  async port(): Promise<number> {
    const [, port] = await this.writes(/"event":"listening".*"port":(\d+)/)
    return Number(port)
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  /** Resolves when it has ended. */
  async ended(): Promise<Outcome> {
    const timer = setTimeout(() => this.kill('SIGKILL'), deadlineMs)
    await this.#closed
    clearTimeout(timer)
    return { code: this.#child.exitCode, out: this.#out, err: this.#err }
  }

  #take(_text: string): void {
    this.#wake()
  }
}
