import type { Room } from '@papo/sdk'

/** What a room is called: its name, or the nick of the one that one talks with. */
export function roomName({ view, peer }: Room): string {
  return peer?.nick ?? view.name
}
