import type { ReactedEvent, Reaction, UserId } from '@papo/protocol'
import { namedReactors } from './message-limits.ts'

/** Who reacts to a message, with his nick, by emoji: the kinds in the order in which they came, and the people too. */
export type Reactors = Map<string, Map<UserId, string>>

/** What of an event changes who reacts. */
export type ReactorChange = Pick<ReactedEvent, 'emoji' | 'author' | 'nick' | 'on'>

/** Puts a reaction among the others, or takes it away. */
export function foldReaction(reactors: Reactors, { emoji, author, nick, on }: ReactorChange): void {
  const users = reactors.get(emoji) ?? new Map<UserId, string>()
  if (on) reactors.set(emoji, users.set(author, nick))
  else if (users.delete(author) && users.size === 0) reactors.delete(emoji)
}

/** The reactions as a reader of the message sees them; `viewer`: whose own are marked. */
export function reactionsOf(reactors: Reactors, viewer: UserId | undefined): Reaction[] {
  return [...reactors].map(([emoji, users]) => ({
    emoji,
    count: users.size,
    nicks: [...users.values()].slice(0, namedReactors),
    ...(viewer !== undefined && users.has(viewer) && { mine: true as const }),
  }))
}
