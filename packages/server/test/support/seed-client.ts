import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { atEnd } from './at-end.ts'
import { until } from './until.ts'

const script = join(import.meta.dirname, 'seed-program.ts')

/** Somebody who uses the client program of S1, S2 or S3: types lines, and reads what it prints. */
export class SeedClient {
  readonly #child: ChildProcess
  #printed = ''
  #read = 0
  #hasEnded = false

  constructor(t: TestContext, program: 's1' | 's2' | 's3', port: number) {
    this.#child = spawn(process.execPath, [script, program, String(port)], { stdio: ['pipe', 'pipe', 'pipe'] })
    for (const output of [this.#child.stdout, this.#child.stderr])
      output?.setEncoding('utf8').on('data', (text: string) => (this.#printed += text))
    this.#child.on('close', () => (this.#hasEnded = true))
    atEnd(t, () => this.#child.kill('SIGKILL'))
  }

  /** All that it printed, what went wrong too. */
  get printed(): string {
    return this.#printed
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`)
  }

  /** Types a line, and waits for what is printed after it. */
  async asks(line: string, answer: string): Promise<void> {
    this.type(line)
    await this.prints(answer)
  }

  /** Resolves when it has printed something more. */
  async prints(text: string): Promise<void> {
    await until(`${JSON.stringify(text)} of a program`, () => this.#hasEnded || this.#find(text) >= 0)
    const at = this.#find(text)
    if (at < 0) throw new Error(`it ended before ${JSON.stringify(text)}: ${JSON.stringify(this.#printed)}`)
    this.#read = at + text.length
  }

  /** Ends it as a terminal does that is closed. */
  kill(): void {
    this.#child.kill('SIGKILL')
  }

  /** The code it left with. */
  async ended(): Promise<number | null> {
    await until('the end of a program', () => this.#hasEnded)
    return this.#child.exitCode
  }

  #find(text: string): number {
    return this.#printed.indexOf(text, this.#read)
  }
}
