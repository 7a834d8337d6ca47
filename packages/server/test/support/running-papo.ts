import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { atEnd } from './at-end.ts'

const program = join(import.meta.dirname, '../../src/main.ts')
const deadlineMs = 60_000

/** How a server is run. */
export interface RunOptions {
  /** Its data folder. */
  readonly data: string
  readonly host?: string
  /** Flags beside those that every test needs. */
  readonly flags?: readonly string[]
  readonly env?: NodeJS.Dict<string>
  /** A program that runs it, with its arguments; it must keep the process. */
  readonly within?: readonly string[]
  /** Another program than Papo's own, which takes the same flags. */
  readonly program?: string
}

/** A line of the server's log. */
export type LogLine = Readonly<Record<string, unknown>>

/** A server in a process of its own, which is killed when the test ends. */
export class RunningPapo {
  /** What it wrote to its log, line by line, as it stands. */
  readonly lines: string[] = []
  readonly #child: ChildProcess
  #rest = ''
  #err = ''
  #hasClosed = false
  #wake: () => void = () => undefined

  private constructor(t: TestContext, { data, host = '127.0.0.1', flags = [], env = {}, ...options }: RunOptions) {
    const papo = [process.execPath, options.program ?? program]
    const given = [`--host=${host}`, '--log=json', `--data=${data}`, ...flags]
    const port = flags.some((flag) => flag.startsWith('--port')) ? [] : ['--port=0']
    const [command = '', ...args] = [...(options.within ?? []), ...papo, 'serve', ...given, ...port]
    const { PATH, NODE_COMPILE_CACHE } = process.env
    this.#child = spawn(command, args, { env: { PATH, NODE_COMPILE_CACHE, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#take(text))
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#err += text))
    this.#child.on('exit', (code) => {
      // a crash is what most likely explains how a test fails
      if (code !== null && code !== 0)
        t.diagnostic(`the server left with ${code}: ${this.lines.slice(-3).join('\n')}${this.#err}`)
    })
    this.#child.on('close', () => this.#end()).on('error', (error) => (this.#err += String(error)))
    atEnd(t, () => this.kill())
  }

  /** Starts one, and waits until it listens; rejects with what it said when it does not. */
  static async start(t: TestContext, options: RunOptions): Promise<RunningPapo> {
    const papo = new RunningPapo(t, options)
    await papo.#until('listening', () => papo.events.some(({ event }) => event === 'listening'))
    return papo
  }

  /** Starts one that is expected not to serve. */
  static async startInVain(t: TestContext, options: RunOptions): Promise<{ code: number | null; err: string }> {
    const papo = new RunningPapo(t, options)
    const code = await papo.ended()
    return { code, err: papo.#err }
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** The port of its first door. */
  get port(): number {
    return Number(this.events.find(({ event }) => event === 'listening')?.['port'])
  }

  /** Its log so far; every line of it must be JSON. */
  get events(): LogLine[] {
    return this.lines.map((line) => JSON.parse(line) as LogLine)
  }

  /** Whether it runs. */
  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** What it wrote beside its log. */
  get err(): string {
    return this.#err
  }

  /** Bytes of memory that are its own now. */
  get residentBytes(): number {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) * 1024
  }

  /** Milliseconds of processor that it has used, in hundredths of a second. */
  get cpuMs(): number {
    const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  }

  /** Resolves when its log says something. */
  async logs(what: string, isIt: (line: LogLine) => boolean): Promise<void> {
    await this.#until(what, () => this.events.some(isIt))
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  /** Ends it as a power cut would, and waits until it is gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.ended()
  }

  /** Resolves with the code it left with. */
  async ended(): Promise<number | null> {
    const timer = setTimeout(() => this.signal('SIGKILL'), deadlineMs)
    if (!this.#hasClosed) await once(this.#child, 'close')
    clearTimeout(timer)
    return this.#child.exitCode
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    this.lines.push(...lines)
    this.#wake()
  }

  #end(): void {
    this.#hasClosed = true
    this.#wake()
  }

  async #until(what: string, isTrue: () => boolean): Promise<void> {
    const timer = setTimeout(() => this.signal('SIGKILL'), deadlineMs)
    while (!isTrue()) {
      if (this.#hasClosed) throw new Error(`it ended before ${what}: ${this.lines.join('\n')}${this.#err}`)
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#wake = resolve
      await promise
    }
    clearTimeout(timer)
  }
}
