import type { UserId } from '@papo/protocol'
import type { Room } from '@papo/sdk'

/** What somebody is called, as far as a room tells: of those who are there, or spoke lately. */
export function nickIn({ people, timeline }: Room, user: UserId): string | undefined {
  return people.get(user)?.nick ?? timeline.messages.findLast(({ author }) => author === user)?.nick
}
