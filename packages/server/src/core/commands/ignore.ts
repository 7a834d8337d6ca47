import { ChatError, nickSlug } from '@papo/protocol'
import type { UserId } from '@papo/protocol'
import type { Asker, Handler } from '../command.ts'
import type { Hub } from '../hub.ts'
import type { User } from '../user.ts'

/** Shows oneself nothing more of a person who is online or was lately, or does again. */
export const ignore: Handler<'ignore'> = async (asker, { nick, on }) => {
  const { session, user } = asker
  const { hub } = session
  if (nick === '') throw new ChatError('user_required')
  const other = hub.nicks.ownerOf(nickSlug(nick))
  if (other === undefined) throw new ChatError('user_not_found', { given: nick, ...hub.users.nearestTo(nick) })
  if (other === user.id) throw new ChatError('not_allowed')
  if (on && (user.ignored?.size ?? 0) >= hub.limits.ignoredPeople)
    throw new ChatError('ignored_full', { max: hub.limits.ignoredPeople })
  if (user.token !== undefined) await keep(hub, user, { other, on })
  note(asker, other, on ? 'on' : 'off')
  return { user: { id: other, nick: hub.users.get(other)?.nick ?? nick }, on }
}

async function keep(
  hub: Hub,
  user: User,
  { other, on }: { readonly other: UserId; readonly on: boolean },
): Promise<void> {
  const person = hub.users.get(other)
  if (person) await hub.users.keep(person)
  await hub.store.people.putIgnored(user.id, other, on)
}

function note({ session, user }: Asker, other: UserId, state: 'on' | 'off'): void {
  const ignored = new Set(user.ignored)
  if (state === 'on') ignored.add(other)
  else ignored.delete(other)
  user.ignored = ignored.size > 0 ? ignored : undefined
  session.hub.memberships.tellOthers(user, session, { type: 'ignored', user: other, on: state === 'on' })
}
