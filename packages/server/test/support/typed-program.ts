import { type ChildProcess, spawn } from 'node:child_process'
import type { TestContext } from 'node:test'
import { atEnd } from './at-end.ts'
import { until } from './until.ts'

/** A program that somebody talks with: types lines into it, and reads what it prints. Killed when the test ends. */
export class TypedProgram {
  readonly #child: ChildProcess
  #printed = ''
  #read = 0
  #hasEnded = false

  constructor(t: TestContext, command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    for (const output of [this.#child.stdout, this.#child.stderr])
      output?.setEncoding('utf8').on('data', (text: string) => (this.#printed += text))
    this.#child.on('error', (error) => (this.#printed += String(error))).on('close', () => (this.#hasEnded = true))
    // what is typed into a program that has ended goes nowhere
    this.#child.stdin?.on('error', () => undefined)
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
