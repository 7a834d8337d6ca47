import type { Event, MessageView, Reaction, ReactedEvent } from '@papo/protocol'

/** Whose own reactions are marked, and what is pinned now. */
export interface Folding {
  readonly viewer: number
  readonly pinned: ReadonlySet<number>
}

/** What a client makes of a log that it reads from the beginning: the messages as they stand. */
export function foldLog(events: readonly Event[], { viewer, pinned }: Folding): MessageView[] {
  const messages = new Map<number, MessageView>()
  for (const event of events) {
    if (event.kind === 'message') messages.set(event.seq, withPin(event, pinned))
    const target = 'target' in event ? messages.get(event.target) : undefined
    // What was deleted has said so from the first: nothing is added to it.
    if (target === undefined || target.deleted) continue
    if (event.kind === 'edited') messages.set(target.seq, edit(target, event))
    if (event.kind === 'reacted') messages.set(target.seq, react(target, event, viewer))
  }
  return [...messages.values()]
}

function withPin(message: MessageView, pinned: ReadonlySet<number>): MessageView {
  return pinned.has(message.seq) ? { ...message, pinned: true } : message
}

/** The text is there from the first; the time is that of the last edit, which may lie past the end of what is read. */
function edit(message: MessageView, { at, text }: { at: number; text: string }): MessageView {
  return { ...message, text, edited: Math.max(at, message.edited ?? at) }
}

function react({ reactions = [], ...message }: MessageView, event: ReactedEvent, viewer: number): MessageView {
  const kind = reactions.find((one) => one.emoji === event.emoji)
  const { mine, ...rest } = kind ?? { emoji: event.emoji, count: 0, nicks: [] as readonly string[] }
  const isMine = event.author === viewer ? event.on : mine === true
  const changed: Reaction = { ...rest, ...moved(rest, event), ...(isMine && { mine: true }) }
  const all = kind === undefined ? [...reactions, changed] : reactions.map((one) => (one === kind ? changed : one))
  const left = all.filter(({ count }) => count > 0)
  return left.length === 0 ? message : { ...message, reactions: left }
}

/** One nick more or less: each person here has had the nick of his reaction all the time. */
function moved({ count, nicks }: Pick<Reaction, 'count' | 'nicks'>, { on, nick }: ReactedEvent) {
  if (on) return { count: count + 1, nicks: [...nicks, nick] }
  return { count: count - 1, nicks: nicks.toSpliced(nicks.indexOf(nick), 1) }
}
