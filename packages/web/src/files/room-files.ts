import type { AnswerOf, MessageView, Seq } from '@papo/protocol'
import type { Room } from '@papo/sdk'
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

/** The files of a room, the newest first, as messages come and go. */
export class RoomFiles {
  readonly state: Cell<FilesState> = cell<FilesState>({ type: 'loading', files: [], hasMore: false })
  readonly #room: Room
  readonly #stop: () => void
  #seen: Seq

  constructor(room: Room) {
    this.#room = room
    this.#seen = room.view.head
    this.#stop = room.onChange(({ changed, appended }) => {
      if ([...changed].some((seq) => room.timeline.find(seq)?.deleted)) this.#dropDeleted()
      if (appended > 0) this.#takeNew()
    })
    void this.more()
  }

  close(): void {
    this.#stop()
  }

  /** Asks for the next page, or again for one that failed. */
  async more(): Promise<void> {
    const { files } = this.state.get()
    const before = files.at(-1)?.seq
    this.state.update((now) => ({ ...now, type: 'loading' }))
    try {
      const answer = await this.#room.files({ limit: pageSize, ...(before !== undefined && { before }) })
      this.state.update((now) => ({
        type: 'loaded',
        files: [...now.files, ...answer.files.filter(({ file }) => !has(now.files, file.id))],
        hasMore: answer.more,
      }))
    } catch {
      this.state.update((now) => ({ ...now, type: 'failed' }))
    }
  }

  #takeNew(): void {
    const fresh = this.#room.timeline.messages.filter(({ seq }) => seq > this.#seen)
    this.#seen = Math.max(this.#seen, this.#room.timeline.messages.at(-1)?.seq ?? 0)
    const brought = fresh.toReversed().flatMap(filesOf)
    if (brought.length === 0) return
    this.state.update((now) => ({
      ...now,
      files: [...brought.filter(({ file }) => !has(now.files, file.id)), ...now.files],
    }))
  }

  #dropDeleted(): void {
    const { timeline } = this.#room
    this.state.update((now) => ({ ...now, files: now.files.filter(({ seq }) => !timeline.find(seq)?.deleted) }))
  }
}

function has(files: readonly RoomFile[], id: string): boolean {
  return files.some(({ file }) => file.id === id)
}

function filesOf({ files = [], seq, author, nick, at }: MessageView): RoomFile[] {
  return files.map((file) => ({ file, seq, author, nick, at }))
}
