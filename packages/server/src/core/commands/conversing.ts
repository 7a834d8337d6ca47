import { ChatError } from '@papo/protocol'
import type { RoomId, UserId } from '@papo/protocol'
import type { Asker } from '../command.ts'
import type { Hub } from '../hub.ts'
import { nothingRead } from '../memberships.ts'
import type { Room } from '../room.ts'
import type { RoomRecord } from '../store/rooms.ts'
import type { User } from '../user.ts'

/** The conversation of two users, made when they first speak; every session of both reads it from then on. */
export async function conversation({ session: { hub }, user }: Asker, other: User): Promise<Room> {
  const pair = pairOf(user.id, other.id)
  const open = hub.directory.direct(pair)
  if (open) return attend(hub, open)
  const room = await opened(hub, `made ${pair.join(' ')}`, async () => {
    await hub.users.keep(user)
    await hub.users.keep(other)
    const { room: made } = await hub.store.rooms.putRoom({ kind: 'direct', pair, maker: user.id, nick: user.nick })
    const nicks = pair[0] === user.id ? ([user.nick, other.nick] as const) : ([other.nick, user.nick] as const)
    return { ...made, nicks }
  })
  if (!room) throw new ChatError('internal')
  return room
}

/** The conversation of two users, if they ever spoke. */
export async function pastConversation(hub: Hub, user: User, other: User): Promise<Room | undefined> {
  const pair = pairOf(user.id, other.id)
  const open = hub.directory.direct(pair)
  if (open) return attend(hub, open)
  return opened(hub, `past ${pair.join(' ')}`, () => hub.store.rooms.getDirect(pair))
}

/** A conversation of one's own by its id, silent for so long that nobody reads it, or unknown to this session yet. */
export function silentConversation({ session: { hub }, user }: Asker, id: RoomId): Promise<Room> {
  return ownConversation({ hub, user }, id)
}

/** The same of somebody who may have no session. */
export async function ownConversation({ hub, user }: { hub: Hub; user: User }, id: RoomId): Promise<Room> {
  const known = hub.directory.byId(id)
  const isOwn = ({ pair }: Pick<RoomRecord, 'pair'>): boolean => pair?.includes(user.id) === true
  const find = async (): Promise<RoomRecord | undefined> => {
    const record = await hub.store.rooms.getRoom(id)
    return record && isOwn(record) ? record : undefined
  }
  const room = known ?? (await opened(hub, `room ${id} for ${user.id}`, find))
  if (!room || !isOwn(room.record)) throw new ChatError('not_in_room')
  return attend(hub, room)
}

async function opened(hub: Hub, name: string, find: () => Promise<RoomRecord | undefined>): Promise<Room | undefined> {
  const room = await hub.conversations.open(name, find)
  return room && attend(hub, room)
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
