import { shownKind } from '@papo/protocol'
import type { FileSent, FileView, RoomId } from '@papo/protocol'
import type { DraftFile } from '../state/draft-store.ts'
import { cell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'

/** What is to be sent, as the person gave it. */
export interface Source {
  readonly blob: Blob
  readonly name: string
  /** Files lie in a room, and go with its messages alone. */
  readonly room: RoomId
  /** A picture keeps its size and what its camera wrote into it. */
  readonly isOriginal?: boolean
  readonly voice?: { readonly durationMs: number; readonly bars: readonly number[] }
}

/** `processing`: all of it is there, and the server works on it. */
export type UploadState = 'waiting' | 'sending' | 'processing' | 'done' | 'failed' | 'cancelled'

/** Why a file was not sent: the server's words, or none where this page itself refuses. */
export interface UploadProblem {
  readonly code: string
  readonly text?: string
  readonly size?: number
  readonly max?: number
}

/** One file on its way to the server, or there already and in no message yet. */
export class Upload {
  state: UploadState = 'waiting'
  /** In bytes; of pictures that are made smaller, what is left. */
  size: number
  sent = 0
  problem: UploadProblem | undefined
  /** The connection is gone, and it waits for the next try. */
  isCut = false
  /** Where the server takes the rest of it. */
  address: string | undefined
  view: FileView | undefined
  /** What a picture shows, in words. */
  alt = ''
  source: Source | undefined
  /** As the person gave it, in its own size. */
  readonly given: Source | undefined
  /** When it arrived, by one's own clock. */
  doneAt = 0
  /** One more with each change. */
  readonly changes: Cell<number> = cell(0)
  #picture: string | undefined

  constructor(source?: Source) {
    this.given = this.source = source
    this.size = source?.blob.size ?? 0
  }

  /** One that was sent before the page was loaded, or by another tab. */
  static restored({ view, alt, at }: DraftFile): Upload {
    const { id, size } = view
    return new Upload().become({ state: 'done', size, sent: size, view, alt, doneAt: at, address: `/tus/${id}` })
  }

  get name(): string {
    return this.view?.name ?? this.source?.name ?? ''
  }

  get isPicture(): boolean {
    return (this.view?.type ?? this.source?.blob.type ?? '').startsWith('image/')
  }

  /** Nothing more will come of it by itself. */
  get isOver(): boolean {
    return this.state === 'done' || this.state === 'cancelled'
  }

  /** The address of what a picture looks like, on this device where it comes from there. */
  get picture(): string | undefined {
    if (!this.isPicture) return undefined
    if (this.source) return (this.#picture ??= URL.createObjectURL(this.source.blob))
    if (!this.view || shownKind(this.view) !== 'image') return undefined
    return `/a/${this.view.id}/${encodeURIComponent(this.view.name)}?w=480`
  }

  /** How a message names it, once it is there. */
  get asSent(): FileSent | undefined {
    if (this.state !== 'done' || !this.view) return undefined
    return { id: this.view.id, ...(this.alt !== '' && { alt: this.alt }) }
  }

  become(change: Partial<Pick<Upload, Changing>>): this {
    Object.assign(this, change)
    this.changes.update((count) => count + 1)
    return this
  }

  /** It is shown no more. */
  release(): void {
    if (this.#picture !== undefined) URL.revokeObjectURL(this.#picture)
    this.#picture = undefined
  }
}

type Changing = 'doneAt' | 'state' | 'size' | 'sent' | 'problem' | 'isCut' | 'address' | 'view' | 'alt' | 'source'
