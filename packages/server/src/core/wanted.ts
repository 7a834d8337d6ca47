import { ChatError } from '@papo/protocol'
import type { UserId } from '@papo/protocol'
import { safeFileName } from './file-name.ts'
import { refusedByName } from './file-types.ts'
import type { Incoming } from './files.ts'
import type { Hub } from './hub.ts'
import type { Room } from './room.ts'
import type { User } from './user.ts'

/** Somebody who sends files: proved by a token, or by a session of his. */
export interface Sender {
  readonly user: User
  readonly address: string
}

/** A file that somebody wants to send. */
export interface Wanted {
  readonly room: Room
  readonly name: string
  /** In bytes, where it is known. */
  readonly length?: number
  /** The media type that its sender tells. */
  readonly type?: string
  readonly isOriginal?: true
  readonly voice?: NonNullable<Incoming['voice']>
}

/** What is known of a file that is wanted here; throws why it is not taken. */
export function incomingOf({ settings, secrets, clock }: Hub, owner: User, wanted: Wanted): Incoming {
  const { room, length, type, isOriginal, voice } = wanted
  const { maxBytes, types } = settings.uploads
  checkOpen(owner.id, room)
  if (length === 0) throw new ChatError('file_empty')
  if (length !== undefined && length > maxBytes) throw new ChatError('file_too_big', { size: length, max: maxBytes })
  const name = safeFileName(wanted.name)
  const refused = refusedByName(types, name, type)
  if (refused !== undefined) throw new ChatError('file_type_refused', { given: refused })
  return {
    id: secrets.fileId(),
    owner: owner.id,
    room: room.id,
    name,
    ...(length !== undefined && { length }),
    ...(type !== undefined && { type }),
    ...(isOriginal && { isOriginal }),
    ...(voice && { voice }),
    begunAt: clock.now(),
  }
}

/** Throws `room_not_found` where nobody, or not this one, may send anything to a room: a conversation of others is as none. */
export function checkOpen(user: UserId, room: Room): void {
  if (room.isEnding || room.isArchived) throw new ChatError('room_not_found', { given: room.view.name })
  if (room.record.pair && !room.record.pair.includes(user))
    throw new ChatError('room_not_found', { given: `${room.id}` })
}
