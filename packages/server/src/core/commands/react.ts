import { ChatError } from '@papo/protocol'
import type { Handler } from '../command.ts'
import { change, ownRoom } from './message-of.ts'

/** Puts a reaction to a message, or takes it back. */
export const react: Handler<'react'> = async (asker, { room: id, seq, emoji, on }) => {
  const { session, user } = asker
  const room = await ownRoom(asker, id)
  if (!isEmoji(emoji)) throw new ChatError('emoji_invalid')
  return change(asker, room, {
    kind: 'reacted',
    room: id,
    author: user.id,
    nick: user.nick,
    target: seq,
    emoji,
    on,
    maxKinds: session.hub.limits.reactionKinds,
  })
}

/** Whether it is one emoji as Unicode has them, in one piece. */
function isEmoji(text: string): boolean {
  return /^\p{RGI_Emoji}$/v.test(text)
}
