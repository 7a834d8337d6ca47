import type { AnswerOf, MessageEvent, Seq } from '@papo/protocol'
import type { Client, Room } from '@papo/sdk'
import { cell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'

/** A file with the message that brought it. */
export type RoomFile = Omit<AnswerOf<'files'>['files'][number], 'link'>

/** What is known of the files of a room. */
export interface FilesState {
  readonly type: 'loading' | 'failed' | 'loaded'
  readonly files: readonly RoomFile[]
  readonly hasMore: boolean
}

const pageSize = 30

/** The files of a room, the newest first, as messages come and go: also those that no list has loaded. */
export class RoomFiles {
  readonly state: Cell<FilesState> = cell<FilesState>({ type: 'loading', files: [], hasMore: false })
  readonly #room: Room
  readonly #stops: readonly (() => void)[]
  /** A page that is under way may still bring what they brought. */
  readonly #deleted = new Set<Seq>()
  /** Counts lists: a page asked for by another one is of no use. */
  #generation = 0

  constructor(client: Pick<Client, 'on'>, room: Room) {
    this.#room = room
    this.#stops = [
      client.on('message', (message, where) => where === room && this.#add(message)),
      client.on('event', (event, where) => {
        if (where === room && event.kind === 'deleted') this.#drop(event.target)
      }),
      client.on('reset', (where) => where === room && this.#beginAnew()),
    ]
    void this.more()
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }

  /** Asks for the next page, or again for one that failed. */
  async more(): Promise<void> {
    const generation = this.#generation
    const before = this.state.get().files.at(-1)?.seq
    this.state.update((now) => ({ ...now, type: 'loading' }))
    try {
      const answer = await this.#room.files({ limit: pageSize, ...(before !== undefined && { before }) })
      if (generation !== this.#generation) return
      this.state.update((now) => ({
        type: 'loaded',
        files: [...now.files, ...answer.files.filter((one) => this.#isNew(one, now.files))],
        hasMore: answer.more,
      }))
    } catch {
      if (generation === this.#generation) this.state.update((now) => ({ ...now, type: 'failed' }))
    }
  }

  /** So much was missed that nobody told what came and went. */
  #beginAnew(): void {
    this.#generation += 1
    this.state.set({ type: 'loading', files: [], hasMore: false })
    void this.more()
  }

  #add(message: MessageEvent): void {
    const brought = filesOf(message)
    if (brought.length === 0) return
    this.state.update((now) => ({
      ...now,
      files: [...brought.filter((one) => this.#isNew(one, now.files)), ...now.files],
    }))
  }

  #drop(deleted: Seq): void {
    this.#deleted.add(deleted)
    this.state.update((now) => ({ ...now, files: now.files.filter(({ seq }) => seq !== deleted) }))
  }

  #isNew({ file, seq }: RoomFile, known: readonly RoomFile[]): boolean {
    return !this.#deleted.has(seq) && !known.some((other) => other.file.id === file.id)
  }
}

function filesOf({ files = [], seq, author, nick, at }: MessageEvent): RoomFile[] {
  return files.map((file) => ({ file, seq, author, nick, at }))
}
