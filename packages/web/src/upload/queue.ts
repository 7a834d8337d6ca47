import type { FileView, Language } from '@papo/protocol'
import type { Clock, Stop } from '@papo/sdk'
import { failureOf, mayRetry } from './problem.ts'
import type { Source, Upload, UploadProblem } from './upload.ts'

/** Told how one upload goes; at most one of `onDone`, `onRefused` and `onCut`, and nothing after it. */
export interface UploadListener {
  onAddress(address: string): void
  onSent(bytes: number): void
  onDone(view: FileView): void
  onRefused(problem: UploadProblem): void
  /** The connection went, or the server is in trouble: what is there already stays there. */
  onCut(problem?: UploadProblem): void
}

/** Brings bytes to the server. */
export interface Transport {
  /** Begins, or goes on from where the server says at `address`; answers how to end it and have the server forget it. */
  send(source: Source, address: string | undefined, listener: UploadListener): () => void
  /** Has the server forget what is, or may be, whole already. */
  forget(address: string): void
  /** The same as the page goes: asked once, and nobody hears the answer. */
  forgetAtOnce(address: string): void
}

/** What the queue stands on. */
export interface UploadPorts {
  readonly transport: Transport
  readonly clock: Clock
  /** Makes of what was given what is to be sent. */
  readonly prepare: (source: Source) => Promise<Source>
  readonly language: () => Language
  /** What the server takes at most, in bytes, where that is known. */
  readonly maxBytes: () => number | undefined
}

interface Running {
  end: () => void
}

/** How often it was cut since it last got on, how far it was then, and how not to try again. */
interface Cut {
  readonly count: number
  readonly sent: number
  readonly stop: Stop
}

const atOnce = 3
/** Between tries while there is no connection. */
const waits = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]
/** A server in trouble is asked so often, then the person is told. */
const mostTroubles = 6

/** Sends files, three at a time, in the order in which they came; goes on after a cut. */
export class UploadQueue {
  readonly #ports: UploadPorts
  readonly #running = new Map<Upload, Running>()
  readonly #cuts = new Map<Upload, Cut>()
  /** What was recorded and failed: nowhere else is it, and it cannot be chosen again as a file can. */
  readonly #unsaved = new Set<Upload>()
  #waiting: readonly Upload[] = []

  constructor(ports: UploadPorts) {
    this.#ports = ports
  }

  /** What is neither whole nor over: it ends with the page. */
  get unfinished(): readonly Upload[] {
    return [...this.#running.keys(), ...this.#waiting]
  }

  /** Whether something is lost for good if the page goes now. */
  get wouldLose(): boolean {
    return this.unfinished.length > 0 || this.#unsaved.size > 0
  }

  add(upload: Upload): void {
    this.#waiting = [...this.#waiting, upload]
    this.#pump()
  }

  /** Ends it at once, whatever there is of it on the server. */
  cancel(upload: Upload): void {
    if (upload.state === 'cancelled') return
    upload.become({ state: 'cancelled' })
    this.#end(upload)
    this.#pump()
  }

  /** Tries again what failed. */
  retry(upload: Upload): void {
    if (upload.state !== 'failed') return
    this.#drop(upload)
    upload.become({ state: 'waiting', problem: undefined })
    this.add(upload)
  }

  /** Resolves when all are there, or taken away; tries first what failed and may not again. Rejects as soon as one fails. */
  async whenOver(uploads: readonly Upload[]): Promise<void> {
    for (const upload of uploads) if (mayRetry(upload)) this.retry(upload)
    await Promise.all(uploads.map((upload) => this.#whenOver(upload)))
  }

  /** The page goes, and with it what is not whole. */
  leave(): void {
    for (const { address } of this.unfinished) if (address !== undefined) this.#ports.transport.forgetAtOnce(address)
  }

  /** Sends it anew from the beginning, made ready in another way. */
  restart(upload: Upload, source: Source): void {
    if (upload.state === 'cancelled') return
    this.#end(upload)
    const { size } = source.blob
    upload.become({ source, size, sent: 0, state: 'waiting', isCut: false, problem: undefined })
    upload.become({ address: undefined, view: undefined })
    this.add(upload)
  }

  /** Trying at once is worth while: the connection is back. */
  wake(): void {
    for (const { stop } of this.#cuts.values()) stop()
    this.#waiting.forEach((upload) => upload.isCut && upload.become({ isCut: false }))
    this.#pump()
  }

  #pump(): void {
    for (const upload of this.#waiting) {
      if (this.#running.size >= atOnce) return
      if (!upload.isCut) void this.#start(upload)
    }
  }

  async #start(upload: Upload): Promise<void> {
    const { source } = upload
    if (!source) return
    this.#waiting = this.#waiting.filter((one) => one !== upload)
    const running: Running = { end: () => undefined }
    this.#running.set(upload, running)
    const isCurrent = (): boolean => this.#running.get(upload) === running
    // one that is under way already was made ready before
    const ready = upload.address === undefined ? await this.#ports.prepare(source).catch(() => source) : source
    if (!isCurrent()) return
    const problem = this.#findProblem(ready)
    if (problem) return this.#fail(upload, problem)
    upload.become({ source: ready, size: ready.blob.size, state: 'sending', problem: undefined })
    running.end = this.#ports.transport.send(ready, upload.address, this.#listen(upload, isCurrent))
  }

  #whenOver(upload: Upload): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const look = (): void => {
      if (upload.isOver) resolve()
      if (upload.state === 'failed') reject(failureOf(upload, this.#ports.language()))
    }
    const stop = upload.changes.watch(look)
    look()
    return promise.finally(stop)
  }

  #findProblem({ blob: { size } }: Source): UploadProblem | undefined {
    const max = this.#ports.maxBytes()
    if (size === 0) return { code: 'file_empty' }
    return max !== undefined && size > max ? { code: 'file_too_big', size, max } : undefined
  }

  #listen(upload: Upload, isCurrent: () => boolean): UploadListener {
    const whileCurrent = (act: () => void): void => void (isCurrent() && act())
    return {
      onAddress: (address) => whileCurrent(() => upload.become({ address })),
      onSent: (sent) =>
        whileCurrent(() => {
          if (sent > (this.#cuts.get(upload)?.sent ?? sent)) this.#cuts.delete(upload)
          upload.become({ sent, state: sent >= upload.size ? 'processing' : 'sending' })
        }),
      onDone: (view) =>
        whileCurrent(() => {
          this.#drop(upload)
          upload.become({ state: 'done', sent: upload.size, view, doneAt: Date.now() })
          this.#pump()
        }),
      onRefused: (problem) => whileCurrent(() => this.#fail(upload, problem)),
      onCut: (problem) => whileCurrent(() => this.#cut(upload, problem)),
    }
  }

  #fail(upload: Upload, problem: UploadProblem): void {
    this.#drop(upload)
    // after a full disk, or too many tries, what came is still there, and would count
    if (upload.address !== undefined) this.#ports.transport.forget(upload.address)
    if (upload.source?.voice) this.#unsaved.add(upload)
    upload.become({ state: 'failed', problem, address: undefined, sent: 0, isCut: false })
    this.#pump()
  }

  #cut(upload: Upload, problem: UploadProblem | undefined): void {
    const { count, sent } = this.#cuts.get(upload) ?? { count: 0, sent: 0 }
    if (problem && count >= mostTroubles) return this.#fail(upload, problem)
    this.#running.delete(upload)
    this.#waiting = [upload, ...this.#waiting]
    upload.become({ state: 'waiting', isCut: true, problem })
    const again = (): void => {
      upload.become({ isCut: false })
      this.#pump()
    }
    const stop = this.#ports.clock.after(waits[Math.min(count, waits.length - 1)] ?? 0, again)
    this.#cuts.set(upload, { count: count + 1, sent: Math.max(sent, upload.sent), stop })
    this.#pump()
  }

  /** Ends what is under way, and has the server forget what it has. */
  #end(upload: Upload): void {
    const running = this.#running.get(upload)
    this.#drop(upload)
    if (running) running.end()
    else if (upload.address !== undefined) this.#ports.transport.forget(upload.address)
  }

  #drop(upload: Upload): void {
    this.#running.delete(upload)
    this.#unsaved.delete(upload)
    this.#cuts.get(upload)?.stop()
    this.#cuts.delete(upload)
    this.#waiting = this.#waiting.filter((one) => one !== upload)
  }
}
