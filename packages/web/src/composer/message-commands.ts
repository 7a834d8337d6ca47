import { newestToAnswer, parseEmoji, parseNamed, takeNumber, takeWord } from '@papo/protocol'
import type { MessageView } from '@papo/protocol'
import { actsBySeq, withActs } from '../messages/acts.ts'
import { Deeds } from '../messages/deeds.ts'
import { editText } from '../messages/edit-text.ts'
import { whenTaken } from './running.ts'
import type { Run, Running } from './running.ts'

/** The commands on messages: on the page these have no numbers, so the newest is meant that could be. */
export const messageRuns = {
  reply: (running) => {
    const { room, reply, onSending } = running
    const text = withoutName(running)
    if (text === '') return 'misused'
    return onSending(room.send(text, { reply: reply ?? newest(running).seq }))
  },
  edit: (running) => {
    const { room, onSending } = running
    const text = withoutName(running)
    if (text === '') return 'misused'
    const { seq, text: before } = ownLast(running)
    if (text === before) return undefined
    const sending = editText(room, seq, text)
    onSending(sending)
    return whenTaken(sending)
  },
  delete: (running) => {
    if (withoutName(running) !== '') return 'misused'
    return deedsOf(running).remove(ownLast(running))
  },
  react: (running) => {
    const sign = withoutName(running)
    const emoji = parseEmoji(sign.replace(/^-\s*/u, ''))
    if (emoji === undefined) return 'misused'
    const message = newest(running)
    const isMine = message.reactions?.some((one) => one.emoji === emoji && one.mine) ?? false
    if (sign.startsWith('-')) {
      if (!isMine) throw new Error(running.texts.composer.noReaction(emoji))
      return void running.room.unreact(message.seq, emoji)
    }
    // what is so already stays so, whatever is on its way
    return isMine ? undefined : deedsOf(running).react(message, emoji)
  },
} as const satisfies Readonly<Record<string, Run>>

/** What follows the command and the word for the last message, which may be left out; a number can mean none. */
function withoutName({ rest, typed, texts }: Running): string {
  if (takeNumber(rest).number !== undefined) throw new Error(texts.composer.noNumbers(typed))
  const { argument = '', rest: after = '' } = takeWord(rest) ?? {}
  return parseNamed(argument) === 'last' ? after : rest
}

/** The newest message of somebody else, or else one's own. */
function newest(running: Running): MessageView {
  const found = newestToAnswer(shown(running), running.app.client.me?.id)
  if (!found) throw new Error(running.texts.composer.nothingSaid)
  return found
}

function ownLast(running: Running): MessageView {
  const { app, room, texts } = running
  const isOnItsWay = room.sendings.some(({ command, state }) => command.verb === 'send' && state !== 'failed')
  if (isOnItsWay) throw new Error(texts.composer.notThere)
  const found = shown(running).findLast(({ author, deleted }) => !deleted && author === app.client.me?.id)
  if (!found) throw new Error(texts.composer.nothingOwn)
  return found
}

/** The messages as the page shows them, up to the newest. */
function shown({ app: { client }, room, texts }: Running): MessageView[] {
  if (room.timeline.hasNewer) throw new Error(texts.composer.notAtEnd)
  const acts = actsBySeq(room.acts)
  return room.timeline.messages
    .filter(({ author }) => !client.ignored.has(author))
    .map((message) => withActs(message, acts.get(message.seq) ?? [], client.me?.nick ?? ''))
}

function deedsOf({ app, room, texts }: Running): Deeds {
  return new Deeds(app, room, () => texts)
}
