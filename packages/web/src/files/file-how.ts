import type { Language, RoomId, Seq, WebTexts } from '@papo/protocol'
import type { Cell } from '../state/cell.ts'
import type { Player } from './player.ts'

/** What files are drawn with, besides what they are. */
export interface FileHow {
  readonly texts: WebTexts
  readonly language: Language
  /** What plays recordings, once there is one. */
  readonly player: Cell<Player | undefined>
}

/** The message that brought a file. */
export interface FilePlace {
  readonly room: RoomId
  readonly nick: string
  readonly isOwn: boolean
  /** None as long as it is on its way. */
  readonly seq: Seq | undefined
}
