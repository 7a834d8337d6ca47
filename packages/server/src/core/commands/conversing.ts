import type { UserId } from '@papo/protocol'
import type { Asker } from '../command.ts'
import type { Hub } from '../hub.ts'
import { nothingRead } from '../memberships.ts'
import type { Room } from '../room.ts'
import { storageFailure } from '../storage-failure.ts'
import type { User } from '../user.ts'

/** The conversation of two users, made when they first speak; every session of both reads it from then on. */
export async function conversation({ session: { hub }, user }: Asker, other: User): Promise<Room> {
  const pair = pairOf(user.id, other.id)
  const open = hub.directory.direct(pair)
  if (open) return attend(hub, open)
  try {
    await hub.users.keep(user)
    await hub.users.keep(other)
    const made = await hub.store.rooms.putRoom({ kind: 'direct', pair, maker: user.id, nick: user.nick })
    const nicks = pair[0] === user.id ? ([user.nick, other.nick] as const) : ([other.nick, user.nick] as const)
    return attend(hub, hub.directory.add({ ...made.room, nicks }))
  } catch (error) {
    throw storageFailure(error)
  }
}

/** The conversation of two users, if they ever spoke. */
export async function pastConversation(hub: Hub, user: User, other: User): Promise<Room | undefined> {
  const pair = pairOf(user.id, other.id)
  const open = hub.directory.direct(pair)
  if (open) return attend(hub, open)
  try {
    const record = await hub.store.rooms.getDirect(pair)
    return record && attend(hub, hub.directory.add(record))
  } catch (error) {
    throw storageFailure(error)
  }
}

/** Sees to it that every session of a conversation's two users reads it, those too that came after it was opened. */
export function attend({ users, memberships }: Hub, room: Room): Room {
  for (const id of new Set(room.record.pair)) {
    const user = users.get(id)
    if (!user) continue
    // nobody is a member of a conversation that is not kept for him: his marker stands at its beginning
    memberships.join(user, room, nothingRead)
    memberships.spread(user, room, undefined)
    for (const session of [...user.sessions]) {
      if (session.readerOf(room)) continue
      room.enter(user)
      users.grace.end(user, room)
      session.readNow(room, room.told)
    }
  }
  return room
}

function pairOf(one: UserId, other: UserId): readonly [UserId, UserId] {
  return one < other ? [one, other] : [other, one]
}
