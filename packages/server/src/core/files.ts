import type { FileId, FileKind, RoomId, UserId } from '@papo/protocol'

/** SHA-256 of a content as it is kept, in hex: its name. */
export type ContentHash = string

/** What is known of a file while it comes in; kept beside its bytes, so that it goes on after a restart. */
export interface Incoming {
  readonly id: FileId
  readonly owner: UserId
  readonly room: RoomId
  /** As its sender calls it, made safe. */
  readonly name: string
  /** Its whole length where that was told, in bytes. */
  readonly length?: number
  /** The media type that its sender told; only believed where the bytes cannot tell (audio or video in one container). */
  readonly type?: string
  /** Its metadata stays: the sender asked for it. */
  readonly isOriginal?: true
  /** It was recorded here, this long, this loud. */
  readonly voice?: { readonly durationMs: number; readonly bars?: readonly number[] }
  /** Milliseconds UTC. */
  readonly begunAt: number
}

/** A content that is kept, and what its bytes tell. */
export interface Content {
  readonly hash: ContentHash
  /** In bytes, as it is kept. */
  readonly size: number
  /** Its media type. */
  readonly type: string
  readonly kind: Exclude<FileKind, 'voice'>
  /** Of pictures and films, as they are shown, in pixels. */
  readonly width?: number
  readonly height?: number
  /** Of animated pictures: how many there are, one after the other. */
  readonly frames?: number
  /** Of sound and films that tell it, in milliseconds. */
  readonly durationMs?: number
}

/** A stretch of bytes: from the first to the last, both in it. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/** Bytes that are read as they are taken; who takes no more says so. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  destroy(error?: Error): unknown
}

/** Bytes to be sent: the whole size, and a stream of those that were asked for. */
export interface OpenedContent {
  readonly size: number
  readonly stream: ByteStream
}

/** The widths of the smaller pictures that are made of each, in pixels. */
export const previewWidths = [480, 1280] as const
/** The width of a smaller picture. */
export type PreviewWidth = (typeof previewWidths)[number]

/**
 * Keeps the bytes of files, by content: the same bytes are kept once. What is not finished is seen by nobody.
 * Rejects with `StorageError` (`full`, `failed`) where the disk does, and leaves nothing of that write behind.
 */
export interface Files {
  /** Begins to take a file in. */
  begin(incoming: Incoming): Promise<void>
  /** What comes in under an id, and how many bytes of it are there. */
  find(id: FileId): Promise<{ readonly incoming: Incoming; readonly offset: number } | undefined>
  /** All that comes in, as it stands. */
  listIncoming(): AsyncIterable<{ readonly incoming: Incoming; readonly offset: number }>
  /** How many bytes its disk takes still, whoever writes them; Infinity where the disk does not tell. */
  freeBytes(): Promise<number>
  /**
   * Adds bytes at the end, as they come, and answers how many there are then; what came before a cut stays.
   * Rejects with `file_too_big` at the first byte beyond `max`.
   */
  write(id: FileId, source: AsyncIterable<Uint8Array>, max: number): Promise<number>
  /**
   * Ends a file: finds out what it is, cuts its metadata out (unless `isOriginal`), syncs it and gives it its name.
   * What came in stays, and takes no more, until it is discarded: asked again, also after a kill, it answers the same.
   * Rejects with `file_empty` or `file_invalid` (`pixels`: too many of them), or where the disk is full, and then
   * nothing of it is left.
   */
  finish(id: FileId): Promise<Content>
  /** Forgets a file that comes in. */
  discard(id: FileId): Promise<void>
  /** Forgets the files that come in and of which no byte came since then, milliseconds UTC. */
  sweep(before: number): Promise<void>
  /** The bytes of a content, or a stretch of them; undefined where it is not kept. */
  open(hash: ContentHash, range?: ByteRange): Promise<OpenedContent | undefined>
  /**
   * Makes the smaller pictures of one, where they are not there, and answers its commonest colour (`#rrggbb`). Those of
   * one owner do not wait for all of another. Never rejects; undefined where it cannot be drawn.
   */
  preview(content: Content, owner: UserId): Promise<{ readonly colour: string } | undefined>
  /** A smaller picture (WebP); undefined where there is none, and the picture itself is to be shown. */
  openPreview(hash: ContentHash, width: PreviewWidth): Promise<OpenedContent | undefined>
  /** Removes a content and its smaller pictures. */
  remove(hash: ContentHash): Promise<void>
  /** The hashes of everything that is kept. */
  list(): AsyncIterable<ContentHash>
  /** Ends what is under way and lets go of everything. */
  close(): Promise<void>
}
