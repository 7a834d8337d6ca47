import type { UserId } from '@papo/protocol'
import type { Asker } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { Room } from '../room.ts'
import { storageFailure } from '../storage-failure.ts'
import type { User } from '../user.ts'

/** The conversation of two users, made when they first speak; every session of both reads it from then on. */
export async function conversation({ session: { hub }, user }: Asker, other: User): Promise<Room> {
  const pair = pairOf(user.id, other.id)
  const open = hub.directory.direct(pair)
  if (open) return present(open, [user, other])
  try {
    await hub.users.keep(user)
    await hub.users.keep(other)
    const made = await hub.store.rooms.putRoom({ kind: 'direct', pair, maker: user.id, nick: user.nick })
    return present(hub.directory.add(made.room), [user, other])
  } catch (error) {
    throw storageFailure(error)
  }
}

/** The conversation of two users, if they ever spoke. */
export async function pastConversation(hub: Hub, user: User, other: User): Promise<Room | undefined> {
  const pair = pairOf(user.id, other.id)
  const open = hub.directory.direct(pair)
  if (open) return present(open, [user, other])
  const record = await hub.store.rooms.getDirect(pair)
  return record && present(hub.directory.add(record), [user, other])
}

function pairOf(one: UserId, other: UserId): readonly [UserId, UserId] {
  return one < other ? [one, other] : [other, one]
}

function present(room: Room, users: readonly User[]): Room {
  for (const user of new Set(users)) {
    for (const session of user.sessions) {
      if (session.readerOf(room)) continue
      room.enter(user)
      session.readNow(room, room.told)
    }
  }
  return room
}
