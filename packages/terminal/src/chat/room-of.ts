import { ChatError } from '@papo/protocol'
import type { Room } from '@papo/sdk'

/** The room that one is in; throws where one is in none. */
export function roomOf({ room }: { readonly room: Room | undefined }): Room {
  if (!room) throw new ChatError('not_in_room')
  return room
}
