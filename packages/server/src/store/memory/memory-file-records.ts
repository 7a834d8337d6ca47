import type { FileId, MessageEvent, RoomId, Seq, UserId } from '@papo/protocol'
import type { ContentHash } from '../../core/files.ts'
import type { FileRange, FileRecord, FileRecords, FileTimes, UsedFile } from '../../core/store/files.ts'
import { messageAt } from './kept-messages.ts'
import type { Kept } from './kept-room.ts'

/** The records of files in memory. */
export class MemoryFileRecords implements FileRecords {
  readonly #kept: Kept
  #linkKey: string | undefined

  constructor(kept: Kept) {
    this.#kept = kept
  }

  async putFile(record: FileRecord): Promise<void> {
    const { files, rooms } = this.#kept
    if (rooms.has(record.room) && !files.has(record.view.id)) files.set(record.view.id, record)
  }

  async noteColour(id: FileId, colour: string): Promise<void> {
    const file = this.#kept.files.get(id)
    if (file?.view.kind !== 'image' || file.view.colour !== undefined || file.seq !== undefined) return
    this.#kept.files.set(id, { ...file, view: { ...file.view, colour } })
  }

  async getFile(id: FileId): Promise<FileRecord | undefined> {
    return this.#kept.files.get(id)
  }

  async listFiles(room: RoomId, { before, limit }: FileRange): Promise<readonly UsedFile[]> {
    const used = this.#used(room).filter(({ seq }) => seq < before)
    return used
      .toSorted((one, other) => other.seq - one.seq || this.#placeOf(one) - this.#placeOf(other))
      .slice(0, limit)
  }

  async listFilesOf(room: RoomId, seq: Seq): Promise<readonly FileRecord[]> {
    const ids = this.#messageOf(room, seq)?.files?.map(({ id }) => id) ?? []
    return ids.flatMap((id) => this.#kept.files.get(id) ?? [])
  }

  async sumFiles(owner: UserId): Promise<{ readonly own: number; readonly all: number }> {
    const sum = (files: readonly FileRecord[]): number => files.reduce((bytes, { view }) => bytes + view.size, 0)
    const all = [...this.#kept.files.values()]
    return { own: sum(all.filter((file) => file.owner === owner)), all: sum(all) }
  }

  async namedAmong(hashes: readonly ContentHash[]): Promise<readonly ContentHash[]> {
    const named = new Set([...this.#kept.files.values()].map(({ hash }) => hash))
    return hashes.filter((hash) => named.has(hash))
  }

  async deleteFile({ id, seq }: Pick<FileRecord, 'seq'> & { readonly id: FileId }): Promise<boolean> {
    const file = this.#kept.files.get(id)
    return file !== undefined && file.seq === seq && this.#kept.files.delete(id)
  }

  async listOldFiles({ unusedBefore, before, limit }: FileTimes): Promise<readonly FileRecord[]> {
    const isOld = ({ at, seq }: FileRecord): boolean => at < before || (seq === undefined && at < unusedBefore)
    return [...this.#kept.files.values()].filter(isOld).slice(0, limit)
  }

  async takeLinkKey(made: string): Promise<string> {
    return (this.#linkKey ??= made)
  }

  #used(room: RoomId): readonly UsedFile[] {
    return [...this.#kept.files.values()].flatMap((file) => {
      const message = file.room === room && file.seq !== undefined ? this.#messageOf(room, file.seq) : undefined
      if (!message) return []
      const { seq, author, nick, at } = message
      return [{ ...file, seq, said: { author, nick, at } }]
    })
  }

  #messageOf(room: RoomId, seq: Seq): MessageEvent | undefined {
    return messageAt(this.#kept.rooms.get(room), seq)
  }

  /** Which of its message's files it is. */
  #placeOf({ room, seq, view }: UsedFile): number {
    return this.#messageOf(room, seq)?.files?.findIndex(({ id }) => id === view.id) ?? 0
  }
}
