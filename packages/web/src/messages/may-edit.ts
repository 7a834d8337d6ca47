import { limits } from '@papo/protocol'
import type { MessageView, UserId } from '@papo/protocol'

/** Whether somebody may still change a message (docs/permissions.md); the server decides, the page only offers. */
export function mayEdit({ author, at, deleted }: MessageView, me: UserId | undefined): boolean {
  return author === me && !deleted && Date.now() - at < limits.guestEditMs
}
