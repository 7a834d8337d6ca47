import assert from 'node:assert/strict'
import type { Clock } from '@papo/sdk'
import { UploadQueue } from '../../src/upload/queue.ts'
import type { Transport, UploadListener } from '../../src/upload/queue.ts'
import { Upload } from '../../src/upload/upload.ts'
import type { Source } from '../../src/upload/upload.ts'

/** A server that a test plays, and its time. */
export class UploadBench {
  readonly begun: { readonly source: Source; readonly address: string | undefined; readonly tell: UploadListener }[] =
    []
  readonly ended: string[] = []
  readonly forgotten: string[] = []
  readonly forgottenAtOnce: string[] = []
  maxBytes: number | undefined
  prepare = (source: Source): Promise<Source> => Promise.resolve(source)
  #now = 0
  #timers: { at: number; call: () => void }[] = []

  readonly clock: Clock = {
    now: () => this.#now,
    after: (ms, call) => {
      const timer = { at: this.#now + ms, call }
      this.#timers.push(timer)
      return () => (this.#timers = this.#timers.filter((one) => one !== timer))
    },
  }
  readonly transport: Transport = {
    send: (source, address, tell) => {
      this.begun.push({ source, address, tell })
      return () => this.ended.push(source.name)
    },
    forget: (address) => this.forgotten.push(address),
    forgetAtOnce: (address) => this.forgottenAtOnce.push(address),
  }
  readonly queue = new UploadQueue({
    transport: this.transport,
    clock: this.clock,
    prepare: (source) => this.prepare(source),
    maxBytes: () => this.maxBytes,
    language: () => 'pt-BR',
  })

  async add(...names: string[]): Promise<Upload[]> {
    const uploads = names.map((name) => new Upload({ blob: new Blob(['x'.repeat(100)]), name, room: 1 }))
    for (const upload of uploads) this.queue.add(upload)
    await settle()
    return uploads
  }

  /** The last time that a file was begun. */
  of(name: string): UploadBench['begun'][number] {
    const found = this.begun.findLast(({ source }) => source.name === name)
    assert.ok(found, `${name} was not begun`)
    return found
  }

  async advance(ms: number): Promise<void> {
    this.#now += ms
    const due = this.#timers.filter(({ at }) => at <= this.#now)
    this.#timers = this.#timers.filter(({ at }) => at > this.#now)
    for (const { call } of due) call()
    await settle()
  }
}

/** Resolves when what follows at once is done. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
