import type { FileId, FileView, RoomId, Seq, UserId } from '@papo/protocol'
import type { ContentHash } from '../files.ts'

/** A file as the store keeps it. */
export interface FileRecord {
  readonly view: FileView
  readonly hash: ContentHash
  /** Its length as it was sent, in bytes, where it is kept with another one. */
  readonly sent?: number
  readonly owner: UserId
  readonly room: RoomId
  /** The message that brings it; undefined until it is said. */
  readonly seq?: Seq
  /** When it was uploaded, milliseconds UTC. */
  readonly at: number
}

/** A file that a message brings, with who said it, and when. */
export interface UsedFile extends FileRecord {
  readonly seq: Seq
  readonly said: { readonly author: UserId; readonly nick: string; readonly at: number }
}

/** Which files of a room are listed. */
export interface FileRange {
  readonly before: Seq
  readonly limit: number
}

/** How old files are that are looked for: uploaded before these times, milliseconds UTC. */
export interface FileTimes {
  readonly unusedBefore: number
  readonly before: number
  readonly limit: number
}

/**
 * The records of files. A message that is appended with `files` takes its records in the same transaction
 * (a file that a message has already, or that is none of its author's in this room, makes the draft `void`),
 * and its deletion, or that of its room, deletes them in the same transaction.
 */
export interface FileRecords {
  /** Keeps a file that was uploaded and that no message brings yet; none of a room that is no more. An earlier one with its id stays. */
  putFile(record: FileRecord): Promise<void>
  /** Notes the commonest colour of a picture (`#rrggbb`) that has none yet and that no message brings. */
  noteColour(id: FileId, colour: string): Promise<void>
  /** The file with this id. */
  getFile(id: FileId): Promise<FileRecord | undefined>
  /** The files of a room that messages brought, the newest first: those of messages before a seq; at most `limit`. */
  listFiles(room: RoomId, range: FileRange): Promise<readonly UsedFile[]>
  /** The files of one message, in its order. */
  listFilesOf(room: RoomId, seq: Seq): Promise<readonly FileRecord[]>
  /** How many bytes a user's files have, and all files: the sum of their sizes. */
  sumFiles(owner: UserId): Promise<{ readonly own: number; readonly all: number }>
  /** Those of some contents that files have, in the order given. */
  namedAmong(hashes: readonly ContentHash[]): Promise<readonly ContentHash[]>
  /** Deletes a file's record, where the same message brings it still, or none; a message goes on to name it. Answers whether it did. */
  deleteFile(record: Pick<FileRecord, 'seq'> & { readonly id: FileId }): Promise<boolean>
  /** Files that no message brings and that were uploaded before `unusedBefore`, and all uploaded before `before`; at most `limit`. */
  listOldFiles(times: FileTimes): Promise<readonly FileRecord[]>
  /** The key that links are signed with: the one that is kept, or else the one given, which is kept from then on. */
  takeLinkKey(made: string): Promise<string>
}
