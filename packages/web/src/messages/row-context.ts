import type { MessageView, Quote, RoomId, Seq, UserId } from '@papo/protocol'
import type { FileHow } from '../files/file-how.ts'
import type { Trays } from '../upload/trays.ts'
import type { CodeToken } from './code-token.ts'
import type { Times } from './times.ts'

/** What is typed in the place of messages. */
export interface EditedTexts {
  readonly text: (seq: Seq) => string | undefined
  readonly keep: (message: MessageView, text: string) => void
  /** With its new text, or without one. */
  readonly end: (message: MessageView, text: string | undefined) => void
}

/** What rows are drawn with, besides what they show. */
export interface RowContext extends FileHow {
  readonly room: RoomId
  /** The files that messages wait for. */
  readonly trays: Trays
  readonly times: Times
  readonly me: { readonly id: UserId; readonly nick: string }
  /** Who made the room; nobody in a direct one. */
  readonly owner: UserId | undefined
  readonly quoteOf: (message: MessageView) => Quote | undefined
  readonly find: (seq: Seq) => MessageView | undefined
  readonly nickOf: (user: UserId) => string | undefined
  /** The long code blocks that the person opened, as `<key>/<place in the message>`. */
  readonly openCodes: ReadonlySet<string>
  /** A code block in colours, line by line, once they are known. */
  readonly coloursOf: (language: string, code: string) => readonly (readonly CodeToken[])[] | undefined
  readonly edited: EditedTexts
}
