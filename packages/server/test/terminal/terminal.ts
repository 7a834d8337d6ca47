import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { atEnd } from '../support/at-end.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'

const program = join(import.meta.dirname, '../../bin/papo.js')

/** How a terminal is opened. */
export interface TerminalOptions {
  /** The program tmux. */
  readonly tmux: string
  /** What stands behind `papo join`. */
  readonly args: readonly string[]
  readonly columns?: number
  readonly rows?: number
}

/** A terminal with `papo join` in it, which goes with the test. */
export class Terminal {
  readonly #run: (...args: string[]) => string

  constructor(t: TestContext, { tmux, args, columns = 60, rows = 40 }: TerminalOptions) {
    const folder = temporaryFolder(t)
    const command = `PAPO_STATE=${folder}/state ${process.execPath} ${program} join ${args.join(' ')}; cat`
    this.#run = (...args) =>
      execFileSync(tmux, ['-S', join(folder, 'tmux'), '-f', '/dev/null', ...args], { encoding: 'utf8', cwd: folder })
    this.#run('new-session', '-d', '-x', String(columns), '-y', String(rows), command)
    atEnd(t, () => void this.#run('kill-server'))
  }

  /** What it shows, its lines as they were written; what is typed stands at the end. */
  get shows(): string {
    return this.#run('capture-pane', '-p', '-J').trimEnd()
  }

  type(...keys: string[]): void {
    this.#run('send-keys', ...keys)
  }

  /** Resolves when the program can see the new width: tmux breaks its lines anew first, and tells it a little later. */
  async resize(columns: number): Promise<void> {
    this.#run('resize-window', '-x', String(columns), '-y', '40')
    const tty = this.#run('display-message', '-p', '#{pane_tty}').trim()
    const width = (): string => execFileSync('stty', ['-F', tty, 'size'], { encoding: 'utf8' }).trim()
    await until(`${columns} columns`, () => width() === `40 ${columns}`)
  }

  async showing(what: string): Promise<void> {
    try {
      await until(what, () => this.shows.includes(what))
    } catch (error) {
      throw new Error(`the terminal shows:\n${this.shows}`, { cause: error })
    }
  }
}
