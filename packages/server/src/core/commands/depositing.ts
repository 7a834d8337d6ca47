import { ChatError, checkText } from '@papo/protocol'
import type { MessageStyle, RoomId, Seq } from '@papo/protocol'
import type { Asker } from '../command.ts'
import type { Room } from '../room.ts'

/** Where a message stands. */
export interface Deposited {
  readonly room: RoomId
  readonly seq: Seq
  readonly at: number
}

/** Checks a message and brings it to the log; resolves when it is committed. */
export function deposit(
  { session: { hub }, user }: Asker,
  room: Room,
  said: { text: string; style: MessageStyle; key?: string },
): Promise<Deposited> {
  checkText(said.text, hub.limits)
  if (said.key !== undefined && !/^[\x21-\x7e]{1,64}$/.test(said.key)) throw new ChatError('key_invalid')
  const draft = { kind: 'message', room: room.id, author: user.id, nick: user.nick, ...said } as const
  // the store writes in order, so he is known before what he says; were that refused, so is this, or the next
  if (!user.isKept) hub.users.keep(user).catch(() => {})
  return room.append(draft).then((result) => {
    if (result.type === 'gone' || result.type === 'conflict')
      throw new ChatError('room_not_found', { given: room.view.name })
    // [SEND3] a key that was used in another room answers where that was said
    const said = result.type === 'repeated' ? result.room : room.id
    return { room: said, seq: result.seq, at: result.at }
  })
}
