import type { AnswerOf, FileId, FileView, MessageEvent, RoomId } from '@papo/protocol'
import type { Client } from '@papo/sdk'

/** Messages are not held back longer than this for the addresses of their files. */
const patienceMs = 2_000
const pageOfFiles = 100

type Listed = AnswerOf<'files'>['files'][number]

/** The addresses by which anybody fetches files: the server is asked for each once. */
export class FileLinks {
  readonly #client: Client
  /** The server's address. */
  readonly #address: string
  readonly #paths = new Map<FileId, string>()

  constructor(client: Client, address: string) {
    this.#client = client
    this.#address = address
  }

  /** Where a file is; empty where that is not known. */
  readonly of = ({ id }: FileView): string => {
    const path = this.#paths.get(id)
    return path === undefined ? '' : new URL(path, this.#address).href
  }

  /** Learns them from a list. */
  keep(listed: readonly Listed[]): void {
    for (const { file, link } of listed) this.#paths.set(file.id, link)
  }

  /** Finds out where the files of these messages are; undefined where all is known. Never rejects. */
  learn(room: RoomId, messages: readonly MessageEvent[]): Promise<void> | undefined {
    const unknown = messages.filter(({ files = [] }) => files.some(({ id }) => !this.#paths.has(id)))
    if (unknown.length === 0) return undefined
    const seqs = unknown.map(({ seq }) => seq)
    const asked = this.#ask(room, { oldest: Math.min(...seqs), before: Math.max(...seqs) + 1 })
    return Promise.race([asked.catch(() => undefined), waited(patienceMs)])
  }

  async #ask(room: RoomId, reach: { readonly oldest: number; readonly before: number }): Promise<void> {
    let { before } = reach
    for (;;) {
      const { files, more } = await this.#client.ask<'files'>({ verb: 'files', room, before, limit: pageOfFiles })
      this.keep(files)
      const last = files.at(-1)
      if (!more || !last || last.seq <= reach.oldest || last.seq >= before) return
      before = last.seq
    }
  }
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref())
}
