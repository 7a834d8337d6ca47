import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { StorageError } from '../../core/store/store.ts'
import { StartError } from '../start-error.ts'
import type { Calls, Failure, Reply } from './call.ts'

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (reason: Error) => void
}

/** The main thread's end of a worker that answers calls one after the other. */
export class Channel<C extends Calls> {
  readonly #worker: Worker
  readonly #exit: Promise<void>
  /** The calls under way; replies come in the order of the calls. */
  readonly #waiting: Waiting[] = []
  #end: Error | undefined
  #closed: Promise<void> | undefined

  constructor(file: URL, settings: object) {
    const cache = getCompileCacheDir()
    const start = { program: file.href, compileCache: cache === undefined ? undefined : dirname(cache) }
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { ...settings, ...start } })
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', (error: Error) => this.#break(error))
    this.#exit = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#stop(new Error('the store is closed'))
        resolve()
      })
    })
  }

  /** Opens the worker's files; must come first. */
  open(): Promise<void> {
    return this.#ask(['open'])
  }

  /** Has the worker do something; rejects with `StorageError` when it could not. */
  call<N extends keyof C & string>(name: N, ...given: Parameters<C[N]>): Promise<ReturnType<C[N]>> {
    return this.#ask([name, ...given])
  }

  /** Refuses further calls, and when `before` is done lets the worker finish and let go of its files. */
  close(before: Promise<void> = Promise.resolve()): Promise<void> {
    this.#end ??= new Error('the store is closed')
    return (this.#closed ??= this.#close(before))
  }

  async #close(before: Promise<void>): Promise<void> {
    await before
    this.#worker.postMessage(['close'])
    await this.#exit
  }

  #ask<T>(message: readonly unknown[]): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#end !== undefined) return reject(new StorageError('failed', this.#end))
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage(message)
    })
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.shift()
    if (reply[0]) waiting?.resolve(reply[1] as never)
    else waiting?.reject(errorOf(reply[1]))
  }

  /** A worker that breaks is a broken invariant: it ends the process, which starts again with a store that is whole. */
  #break(error: Error): void {
    const isSurprise = this.#end === undefined
    this.#stop(error)
    if (isSurprise) throw error
  }

  #stop(error: Error): void {
    this.#end ??= error
    for (const { reject } of this.#waiting.splice(0)) reject(new StorageError('failed', this.#end))
  }
}

function errorOf(failure: Failure): Error {
  const cause = new Error(failure.message)
  if (failure.start !== undefined) return new StartError(failure.start.code, failure.start.detail, cause)
  return new StorageError(failure.problem, cause)
}
