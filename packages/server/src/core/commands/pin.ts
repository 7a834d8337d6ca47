import { ChatError } from '@papo/protocol'
import type { Asker, Handler } from '../command.ts'
import { checkMay } from '../permissions.ts'
import type { Room } from '../room.ts'
import type { Appended, PinnedDraft } from '../store/log.ts'
import { ownRoom, placed } from './message-of.ts'

/** How often it is tried when another change of the room's state comes between. */
const maxTries = 3

/** Pins a message to its room, or unpins it. */
export const pin: Handler<'pin'> = async (asker, { room: id, seq, on }) => {
  const { user } = asker
  const { hub } = asker.session
  const room = await ownRoom(asker, id)
  checkMay(user.id, 'pin', { room: room.record })
  hub.users.keepFirst(user)
  const draft = { kind: 'pinned', room: id, author: user.id, nick: user.nick, target: seq, on } as const
  return placed(hub.clock.now(), { ...draft, after: 0 }, await append(asker, room, draft))
}

async function append(asker: Asker, room: Room, draft: Omit<PinnedDraft, 'after'>): Promise<Appended> {
  let result: Appended = { type: 'conflict' }
  for (let tries = 0; tries < maxTries && result.type === 'conflict'; tries += 1) {
    // what comes between the look and the pin is a conflict, and looked at again
    const after = room.stateSeq
    if (draft.on) await checkPlace(asker, room, draft.target)
    result = await room.append({ ...draft, after })
  }
  return result
}

async function checkPlace({ session: { hub }, user }: Asker, room: Room, seq: number): Promise<void> {
  const pinned = await hub.store.log.listPins(room.id, user.id)
  if (pinned.length < hub.limits.pinsPerRoom || pinned.some((message) => message.seq === seq)) return
  throw new ChatError('pins_full', { max: hub.limits.pinsPerRoom })
}
