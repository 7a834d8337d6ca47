import { ChatError } from '@papo/protocol'
import type { AnswerOf, MessageView, RoomId, Seq } from '@papo/protocol'
import type { Asker } from '../command.ts'
import type { Room } from '../room.ts'
import type { Appended, Draft } from '../store/log.ts'
import { silentConversation } from './conversing.ts'

/** A room that the asker's session reads, at once, or a silent conversation of his; throws or rejects with `not_in_room`. */
export function ownRoom(asker: Asker, id: RoomId): Room | Promise<Room> {
  const { session } = asker
  const room = session.hub.roomOf(session, id)
  if (!room) return silentConversation(asker, id)
  if (!session.hub.canRead(session, room.record)) throw new ChatError('not_in_room')
  return room
}

/** The same, or an open room that he has left: its log is read by whoever enters, and so he may still take back. */
export function readableRoom(asker: Asker, id: RoomId): Room | Promise<Room> {
  const room = asker.session.hub.directory.byId(id)
  return room?.record.kind === 'open' && !room.isEnding && !room.isArchived ? room : ownRoom(asker, id)
}

/** A message as it stands; rejects with `message_not_found` where there is none. */
export async function messageAt({ session: { hub } }: Asker, room: Room, seq: Seq): Promise<MessageView> {
  const message = await hub.store.log.readMessage(room.id, seq)
  if (!message) throw new ChatError('message_not_found')
  return message
}

type Placed = AnswerOf<'edit'>

/**
 * Brings what changes a message to the log; resolves when it is committed. What is so already is answered as done,
 * with the place of its message: its first answer may have been lost.
 */
export async function change(
  { session: { hub }, user }: Asker,
  room: Room,
  draft: Draft & { readonly target: Seq },
): Promise<Placed> {
  hub.users.keepFirst(user)
  return placed(hub.clock.now(), draft, await room.append(draft))
}

/** Answers for what became of a draft; throws why nothing did. */
export function placed(now: number, { room, target }: Draft & { readonly target: Seq }, result: Appended): Placed {
  switch (result.type) {
    case 'appended':
      return { room, seq: result.seq, at: result.at }
    case 'repeated':
      return { room: result.room, seq: result.seq, at: result.at }
    case 'void':
      if (result.why === 'same') return { room, seq: target, at: now }
      throw new ChatError(result.why === 'full' ? 'reactions_full' : 'message_not_found')
    case 'conflict':
      throw new ChatError('busy')
    case 'gone':
      throw new ChatError('room_not_found', { given: '' })
  }
}
