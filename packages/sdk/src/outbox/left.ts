import type { CommandOf } from '@papo/protocol'
import { RefusedError } from '../api/errors.ts'
import type { Room } from '../api/room.ts'
import type { Origin, SendingCommand } from '../api/sending.ts'
import type { Waiting } from './waiting.ts'

/** Whether somebody else said it: another person, or one of another copy of the logs. */
export function isLeft({ origin }: Waiting, owner: Origin): boolean {
  return origin !== undefined && (origin.user !== owner.user || origin.epoch !== owner.epoch)
}

/** Whether it was said in another copy of the logs: there the numbers of rooms and messages meant others. */
export function isElsewhere({ origin }: Waiting, owner: Origin | undefined): boolean {
  return origin !== undefined && owner !== undefined && origin.epoch !== owner.epoch
}

/** What is worth keeping of what somebody else said: words. Nobody else can make an edit, but can say it, or send the files. */
export function wordsOf({ command, key }: Waiting): SendingCommand | undefined {
  if (command.verb === 'send_direct') return command
  if (command.verb === 'send') return withoutFiles(command)
  if (command.verb !== 'edit') return undefined
  return { verb: 'send', room: command.room, text: command.text, style: 'say', key }
}

/** Nothing is left of what brings files alone, also where they are not uploaded yet. */
function withoutFiles({
  files: _files,
  ...words
}: CommandOf<'send'> & { readonly key: string }): SendingCommand | undefined {
  return words.text === '' ? undefined : words
}

/** The same words, said in a room by who is there now; what they answered may be another message in other logs. */
export function saidIn(room: Room, { command }: Waiting, how: { readonly isElsewhere: boolean }): SendingCommand {
  if (command.verb !== 'send') return command
  const { reply, ...words } = command
  return { ...words, room: room.id, ...(reply !== undefined && !how.isElsewhere && { reply }) }
}

/** Why what somebody else said is not sent by itself: whoever that was is no longer known here. */
export function notOwn(): RefusedError {
  return new RefusedError({ code: 'token_invalid', text: '', detail: {} })
}
