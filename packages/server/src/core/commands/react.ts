import { ChatError } from '@papo/protocol'
import type { Handler } from '../command.ts'
import { change, ownRoom } from './message-of.ts'

/** Puts a reaction to a message, or takes it back. */
export const react: Handler<'react'> = (asker, { room: id, seq, emoji, on }) => {
  const { session, user } = asker
  if (!isEmoji(emoji)) throw new ChatError('emoji_invalid')
  const draft = {
    kind: 'reacted',
    room: id,
    author: user.id,
    nick: user.nick,
    target: seq,
    emoji,
    on,
    maxKinds: session.hub.limits.reactionKinds,
  } as const
  // at once where it can be: it keeps its place among what its session says
  const room = ownRoom(asker, id)
  return room instanceof Promise ? room.then((found) => change(asker, found, draft)) : change(asker, room, draft)
}

/** Whether it is one emoji as Unicode has them, in one piece. */
function isEmoji(text: string): boolean {
  return /^\p{RGI_Emoji}$/v.test(text)
}
