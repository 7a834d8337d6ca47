import type {
  AnswerOf,
  FileSent,
  Marker,
  MessageStyle,
  MessageView,
  NoticeLevel,
  PersonView,
  RoomId,
  RoomView,
  Seq,
  UserId,
  UserView,
} from '@papo/protocol'
import type { RoomChange } from './change.ts'
import type { Stop } from './ports.ts'
import type { Sending } from './sending.ts'
import type { Timeline } from './timeline.ts'

/** How something is said. */
export interface HowToSay {
  readonly reply?: Seq
  readonly style?: MessageStyle
  /** Uploaded before into this room, or asked for as long as they are being uploaded: where that rejects, what is said fails, and they are asked for again when it is tried again; without any, and without words, it is discarded. */
  readonly files?: readonly FileSent[] | (() => Promise<readonly FileSent[]>)
}

/** Some files of a room, each with the message that brought it; `more` where there are older ones. */
export type FilePage = AnswerOf<'files'>

/** Where one file may be sent to, and until when. */
export type UploadLink = AnswerOf<'upload_link'>

/** A room one is in, as it stands. */
export interface Room {
  readonly id: RoomId
  /** Name, slug, kind, maker, head, n, lastAt: always the newest. */
  readonly view: RoomView
  /** The other one of a direct room. */
  readonly peer: UserView | undefined
  /** Whether one made it. */
  readonly isOwn: boolean
  readonly timeline: Timeline
  /** Who is there, of many only some; the same map at all times. */
  readonly people: ReadonlyMap<UserId, PersonView>
  /** How many are there in all. */
  readonly peopleCount: number
  /** Who writes just now, oneself left out. */
  readonly typing: readonly UserView[]
  readonly marker: Marker
  readonly unread: number
  /** The seqs of unread messages that call one, oldest first. */
  readonly mentions: readonly Seq[]
  readonly notice: NoticeLevel
  /** Own messages that are not in the log yet, to be shown after all others; failed ones stay until discarded. */
  readonly sendings: readonly Sending[]
  /** Edits, deletions, reactions and pins not answered yet, to be shown as if they were. */
  readonly acts: readonly Sending[]
  /** One more with each change. */
  readonly version: number
  onChange(listener: (change: RoomChange) => void): Stop

  /** The text may be empty where files come along; those that are still being uploaded are waited for. */
  send(text: string, how?: HowToSay): Sending
  edit(seq: Seq, text: string): Sending
  /** `isHeld`: kept, but sent only by `release()` or at the next start. */
  delete(seq: Seq, how?: { readonly isHeld?: boolean }): Sending
  react(seq: Seq, emoji: string): Sending
  unreact(seq: Seq, emoji: string): Sending
  pin(seq: Seq): Sending
  unpin(seq: Seq): Sending

  /** Has read up to a message, or all of it. */
  mark(marker?: Marker): void
  /** To call at each keystroke: tells the others, not too often, and that it stopped. */
  type(): void
  stopTyping(): void
  setNotice(notice: NoticeLevel): Promise<void>
  pins(): Promise<readonly MessageView[]>
  versions(seq: Seq): Promise<AnswerOf<'versions'>['versions']>
  /** The files of the room, the newest first. */
  files(how?: { readonly before?: Seq; readonly limit?: number }): Promise<FilePage>
  /** An address by which one file may be sent here once, without a token. */
  uploadLink(name?: string): Promise<UploadLink>
  leave(): Promise<void>
}
