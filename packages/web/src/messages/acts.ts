import type { MessageView, Reaction, Seq } from '@papo/protocol'
import type { Sending, SendingCommand } from '@papo/sdk'

type Act = Extract<SendingCommand, { readonly verb: 'edit' | 'delete' | 'react' | 'pin' }>

/** What the person has done to messages and the server has not answered yet, by message. */
export function actsBySeq(sendings: readonly Sending[]): ReadonlyMap<Seq, readonly Sending[]> {
  const found = new Map<Seq, Sending[]>()
  for (const sending of sendings) {
    if (sending.state === 'failed' || !('seq' in sending.command)) continue
    const same = found.get(sending.command.seq)
    if (same) same.push(sending)
    else found.set(sending.command.seq, [sending])
  }
  return found
}

/** A message as it will stand once what the person did is answered. */
export function withActs(message: MessageView, acts: readonly Sending[], nick: string): MessageView {
  return acts.reduce(
    (before, { command, at }) => ('seq' in command ? withAct(before, command, { at, nick }) : before),
    message,
  )
}

function withAct(message: MessageView, act: Act, { at, nick }: { at: number; nick: string }): MessageView {
  if (message.deleted) return message
  switch (act.verb) {
    case 'edit':
      return act.text === message.text ? message : { ...message, text: act.text, edited: at }
    case 'delete':
      return deletedOf(message)
    case 'react':
      return { ...message, reactions: withReaction(message.reactions ?? [], act, nick) }
    case 'pin': {
      const { pinned: _old, ...rest } = message
      return act.on ? { ...rest, pinned: true } : rest
    }
  }
}

function deletedOf(message: MessageView): MessageView {
  const { reply: _reply, files: _files, mentions: _mentions, reactions: _reactions, ...rest } = message
  return { ...rest, text: '', deleted: true }
}

function withReaction(
  before: readonly Reaction[],
  { emoji, on }: { readonly emoji: string; readonly on: boolean },
  nick: string,
): Reaction[] {
  const old = before.find((one) => one.emoji === emoji)
  if ((old?.mine ?? false) === on) return [...before]
  if (on && !old) return [...before, { emoji, count: 1, nicks: [nick], mine: true }]
  return before.map((one) => (one.emoji === emoji ? changed(one, on, nick) : one)).filter(({ count }) => count > 0)
}

function changed({ emoji, count, nicks }: Reaction, on: boolean, nick: string): Reaction {
  if (on) return { emoji, count: count + 1, nicks: [...nicks, nick], mine: true }
  return { emoji, count: count - 1, nicks: nicks.filter((one) => one !== nick) }
}
