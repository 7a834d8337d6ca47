import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import type { UserId } from '@papo/protocol'
import type { Clock } from '../core/clock.ts'
import type { PreviewDrawn, PreviewOrder } from './preview-order.ts'
import { PreviewsWaiting } from './previews-waiting.ts'

const ownProgram = join(import.meta.dirname, 'previews-process.ts')
/** A picture that takes longer is given up; at the lowest priority the processor may be another's for half of it. */
const pictureMs = 60_000
/** With nothing to draw for so long, the process ends: it takes memory. */
const idleMs = 30_000

interface Job {
  readonly owner: UserId
  readonly order: PreviewOrder
  settle(drawn: PreviewDrawn | undefined): void
}

/** Has pictures drawn in one process of lowest priority, one at a time; it is started when there is one, and again when it dies. */
export class PreviewsDrawer {
  readonly #program: string
  readonly #clock: Clock
  readonly #onError: (error: unknown) => void
  readonly #waiting = new PreviewsWaiting<Job>()
  #job: Job | undefined
  #child: ChildProcess | undefined
  /** What it draws with can't be had here. */
  #isMissing = false
  #isClosed = false
  #stopTimer: () => void = () => {}

  constructor(options: {
    readonly program?: string | undefined
    readonly clock: Clock
    readonly onError: (error: unknown) => void
  }) {
    this.#program = options.program ?? ownProgram
    this.#clock = options.clock
    this.#onError = options.onError
  }

  /** Draws a picture of somebody, when it is his turn; undefined where it can't be, takes too long, or too many wait. */
  draw(order: PreviewOrder, owner: UserId): Promise<PreviewDrawn | undefined> {
    if (this.#isClosed || this.#isMissing) return Promise.resolve(undefined)
    const { promise, resolve } = Promise.withResolvers<PreviewDrawn | undefined>()
    this.#waiting.add({ owner, order, settle: resolve })?.settle(undefined)
    this.#next()
    return promise
  }

  /** Ends what is under way; what waits is not drawn. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (let job = this.#waiting.take(); job; job = this.#waiting.take()) job.settle(undefined)
    const child = this.#child
    if (!child) return
    const gone = new Promise((resolve) => child.once('close', resolve))
    this.#end()
    await gone
  }

  #next(): void {
    if (this.#job) return
    this.#stopTimer()
    this.#job = this.#waiting.take()
    if (!this.#job) {
      this.#stopTimer = this.#clock.after(idleMs, () => this.#end())
      return
    }
    this.#stopTimer = this.#clock.after(pictureMs, () => {
      this.#onError(new Error('a picture took too long to draw'))
      this.#end()
    })
    this.#child ??= this.#start()
    this.#child.send(this.#job.order, () => {
      // One that can't be told of it is dying: its end is told.
    })
  }

  #start(): ChildProcess {
    const child = fork(this.#program, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    child.on('message', (drawn) => this.#settle(child, drawn as PreviewDrawn))
    child.on('error', (error) => this.#onError(error))
    child.once('close', () => this.#over(child))
    if (child.pid !== undefined) lowerPriority(child.pid)
    return child
  }

  /** Kills the process; the next picture starts another. */
  #end(): void {
    this.#stopTimer()
    this.#child?.kill('SIGKILL')
  }

  #settle(child: ChildProcess, drawn: PreviewDrawn): void {
    if (child !== this.#child || !this.#job) return
    if ('isMissing' in drawn && !this.#isMissing) {
      this.#isMissing = true
      this.#onError(new Error(`no smaller pictures: ${drawn.problem}`))
    }
    this.#job.settle(drawn)
    this.#job = undefined
    this.#next()
  }

  #over(child: ChildProcess): void {
    if (child !== this.#child) return
    this.#child = undefined
    this.#stopTimer()
    const job = this.#job
    this.#job = undefined
    if (!job) return
    job.settle(undefined)
    if (this.#isClosed) return
    const how = child.exitCode ?? child.signalCode
    this.#onError(new Error(`the process that draws smaller pictures ended: ${String(how)}`))
    this.#next()
  }
}

/** Threads that it begins later are as low. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It ended already, or this system has no priorities: it draws all the same.
  }
}
