import type { RoomId, Seq } from '@papo/protocol'

/** Where one was in a room: at its end, or with a message at a height below the top. */
export type Place = { readonly type: 'end' } | { readonly type: 'at'; readonly seq: Seq; readonly top: number }

/** Where one was in each room, for as long as the page is open. */
export const places = new Map<RoomId, Place>()
