import { ChatError } from '@papo/protocol'
import type { UserId } from '@papo/protocol'
import type { RoomRecord } from './store/rooms.ts'

/** What somebody can be to a room, or to a message of it. */
type Role = 'owner' | 'pair' | 'author'

/** The one table of who may what; docs/permissions.md says the same. */
const rules = {
  /** Pin a message, and unpin it. */
  pin: ['owner', 'pair'],
  /** Read the older texts of a message. */
  versions: ['owner'],
  /** Call everybody with `@todos`. */
  call_all: ['owner'],
  /** Change the text of a message. */
  edit: ['author'],
  /** Take the text of a message away. */
  delete: ['author'],
} as const satisfies Record<string, readonly Role[]>

/** What needs more than to be in a room. */
export type Act = keyof typeof rules

/** Where somebody wants to do it. */
export interface Scene {
  readonly room: Pick<RoomRecord, 'kind' | 'maker' | 'pair'>
  /** Who said the message that it is about. */
  readonly author?: UserId
}

/** Whether a user may do something. */
export function may(user: UserId, act: Act, { room, author }: Scene): boolean {
  const isA: { readonly [R in Role]: boolean } = {
    owner: room.kind === 'open' && room.maker === user,
    pair: room.pair?.includes(user) === true,
    author: author === user,
  }
  return rules[act].some((role) => isA[role])
}

/** Throws `not_allowed` where he may not. */
export function checkMay(user: UserId, act: Act, scene: Scene): void {
  if (!may(user, act, scene)) throw new ChatError('not_allowed')
}
