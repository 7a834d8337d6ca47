import type { UserView } from '@papo/protocol'
import type { Room } from '@papo/sdk'

/** Whether somebody made a room, and so looks after it; nobody does after a conversation. */
export function isOwner({ view }: Room, { id }: UserView): boolean {
  return id === view.maker && view.kind === 'open'
}
