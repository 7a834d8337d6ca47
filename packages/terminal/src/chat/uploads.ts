import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { ChatError, formatSize } from '@papo/protocol'
import { RefusedError } from '@papo/sdk'
import type { Client, Room } from '@papo/sdk'
import { putFile } from './put-file.ts'
import type { Telling } from './telling.ts'

/** What sending files stands on. */
export interface UploadPorts {
  readonly client: Client
  readonly telling: Telling
  /** The server's address. */
  readonly address: string
  /** Shows how far it is, in a line of its own; without a text it goes. */
  readonly show: (status: string | undefined) => void
  readonly say: (lines: readonly string[]) => void
  /** Tells why the server took it not. */
  readonly refuse: (error: unknown) => void
}

/** A file to be sent, as it was found. */
interface Found {
  readonly path: string
  readonly name: string
  readonly size: number
}

/** The files that one sends from a terminal, one after the other, while one goes on talking. */
export class Uploads {
  readonly #ports: UploadPorts
  readonly #gone = new AbortController()
  #current: AbortController | undefined
  #last: Promise<void> = Promise.resolve()

  constructor(ports: UploadPorts) {
    this.#ports = ports
  }

  /** Resolves when none is under way. */
  get done(): Promise<void> {
    return this.#last
  }

  /** Ends what is under way, and what waits. */
  stop(): void {
    this.#gone.abort()
  }

  /** Ends the one that is under way, and goes on with the next; false where none is. */
  cancel(): boolean {
    this.#current?.abort()
    return this.#current !== undefined
  }

  /** Sends a file into a room when those before it are sent; resolves when it was found. */
  async send(room: Room, path: string): Promise<void> {
    const { own } = this.#ports.telling
    const found = await stat(path).catch(() => undefined)
    if (!found) return this.#ports.say([own.noFile(path)])
    if (!found.isFile()) return this.#ports.say([own.notFile(path)])
    if (found.size === 0) throw new ChatError('file_empty')
    const file = { path, name: basename(resolve(path)), size: found.size }
    this.#last = this.#last.then(() => this.#send(room, file))
  }

  /** Never rejects. */
  async #send(room: Room, file: Found): Promise<void> {
    const { telling, show, say, refuse } = this.#ports
    const current = (this.#current = new AbortController())
    const signal = AbortSignal.any([this.#gone.signal, current.signal])
    try {
      const url = await this.#addressOf(room, file, signal)
      await putFile({ ...file, url, language: telling.language, signal, onSent: this.#progressOf(file) })
    } catch (error) {
      if (error instanceof RefusedError) refuse(error)
      const { fileCancelled, fileNotSent } = telling.own
      say([current.signal.aborted ? fileCancelled(file.name) : fileNotSent(file.name)])
    } finally {
      this.#current = undefined
      show(undefined)
    }
  }

  /** Where the server takes it; without a connection it waits for one, unless it is ended before. */
  async #addressOf(room: Room, { name }: Found, signal: AbortSignal): Promise<URL> {
    const { client, address } = this.#ports
    signal.throwIfAborted()
    const ended = Promise.withResolvers<never>()
    const end = (): void => ended.reject(signal.reason)
    signal.addEventListener('abort', end)
    const asked = client.ask<'upload_link'>({ verb: 'upload_link', room: room.id, name })
    const { path } = await Promise.race([asked, ended.promise]).finally(() => signal.removeEventListener('abort', end))
    return new URL(path, address)
  }

  #progressOf({ name, size }: Found): (bytes: number) => void {
    const { telling, show } = this.#ports
    let shown = -1
    return (bytes) => {
      const percent = Math.floor((100 * bytes) / size)
      if (percent === shown) return
      shown = percent
      show(telling.own.sending(name, percent, formatSize(size, telling.language)))
    }
  }
}
