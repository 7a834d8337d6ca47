import type { Room } from '../api/room.ts'

/** What a room is called where its number may be another one: its slug, or `@` and who it is with. */
export function placeOf({ peer, view }: Pick<Room, 'peer' | 'view'>): string {
  return peer ? `@${peer.nick}` : view.slug
}
