import type { Event, RoomView, Signal, UserView } from '@papo/protocol'

/** A room as it is after an event. */
export function viewAfter(view: RoomView, event: Event): RoomView {
  const head = Math.max(view.head, event.seq)
  if (event.kind !== 'message') return { ...view, head }
  return { ...view, head, n: Math.max(view.n, event.n), lastAt: Math.max(view.lastAt, event.at) }
}

/** A room as an answer tells it: overtaken by events that are known, it must not take them back. */
export function viewRenewed({ head, n, lastAt }: RoomView, told: RoomView): RoomView {
  return told.head < head ? { ...told, head, n, lastAt } : told
}

/** A conversation whose other one has another nick now; the same view where it is no concern of it. */
export function viewRenamed(view: RoomView, { user, to }: Extract<Signal, { type: 'renamed' }>): RoomView {
  const { pair } = view
  if (!pair?.some(({ id }) => id === user)) return view
  const [one, other] = pair
  const named = (who: UserView): UserView => (who.id === user ? { id: user, nick: to } : who)
  return { ...view, pair: [named(one), named(other)] }
}
