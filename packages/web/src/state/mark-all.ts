import type { Marker, RoomId, WebTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { App } from './app.ts'

/** By room: up to where all is about to be marked as read, as long as that can be undone. */
export type HeldMarks = ReadonlyMap<RoomId, Marker>

/** What is unread of a room on this page. */
export function unreadOf(
  { heldMarks, watched }: Pick<App, 'heldMarks' | 'watched'>,
  room: Room,
): { readonly unread: number; readonly mentions: number } {
  if (watched.get() === room.id) return { unread: 0, mentions: 0 }
  const mark = heldMarks.get().get(room.id)
  if (!mark) return { unread: room.unread, mentions: room.mentions.length }
  return {
    unread: Math.min(room.unread, Math.max(0, room.view.n - mark.n)),
    mentions: room.mentions.filter((seq) => seq > mark.seq).length,
  }
}

/** Marks everything as read: here at once, for the server when it can no longer be undone, since a marker never goes back. */
export function markAllRead({ client, heldMarks, toasts }: App, { rooms, msg }: WebTexts): void {
  const unread = [...client.rooms.values()].filter((room) => room.unread > 0)
  if (unread.length === 0) return toasts.show({ text: rooms.allRead })
  const marks = new Map(unread.map((room) => [room, { seq: room.view.head, n: room.view.n }]))
  const end = (): void => {
    removeEventListener('pagehide', tell)
    heldMarks.set(new Map())
  }
  const tell = (): void => {
    end()
    for (const [room, mark] of marks) room.mark(mark)
  }
  addEventListener('pagehide', tell)
  // what was shown before ends first, and with it what it held
  toasts.show({ text: rooms.allRead, actions: [{ label: msg.undo, act: end }], onGone: tell })
  heldMarks.set(new Map([...marks].map(([{ id }, mark]) => [id, mark])))
}
