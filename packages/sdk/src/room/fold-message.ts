import type {
  DeletedEvent,
  EditedEvent,
  MessageView,
  PinnedEvent,
  ReactedEvent,
  Reaction,
  UserId,
} from '@papo/protocol'

/** An event that changes a message said before. */
export type ChangingEvent = EditedEvent | DeletedEvent | ReactedEvent | PinnedEvent

/** As many nicks as a reaction names. */
const namedPerReaction = 10

/** The message as an event leaves it; the same object where it changes nothing. */
export function foldMessage(message: MessageView, event: ChangingEvent, me: UserId | undefined): MessageView {
  switch (event.kind) {
    case 'edited':
      return foldEdited(message, event)
    case 'deleted':
      return foldDeleted(message)
    case 'reacted':
      return foldReacted(message, event, me)
    case 'pinned':
      return foldPinned(message, event)
  }
}

function foldEdited(message: MessageView, { text, mentions, at }: EditedEvent): MessageView {
  // the text is gone since: `deleted` follows
  if (message.deleted || text === '') return message
  const { mentions: _old, ...rest } = message
  return { ...rest, text, edited: at, ...(mentions && { mentions }) }
}

function foldDeleted(message: MessageView): MessageView {
  const { room, seq, at, author, nick, kind, n, style, key } = message
  return { room, seq, at, author, nick, kind, n, style, text: '', deleted: true, ...(key !== undefined && { key }) }
}

function foldReacted(message: MessageView, event: ReactedEvent, me: UserId | undefined): MessageView {
  if (message.deleted) return message
  const old = message.reactions ?? []
  const before = old.find(({ emoji }) => emoji === event.emoji)
  const after = event.on ? put(before, event, me) : takeBack(before, event, me)
  if (after === before) return message
  const others = old.filter((reaction) => reaction !== before)
  const { reactions: _old, ...rest } = message
  if (after && after.count > 0)
    return { ...rest, reactions: before ? old.map((one) => (one === before ? after : one)) : [...old, after] }
  return others.length > 0 ? { ...rest, reactions: others } : rest
}

function put(before: Reaction | undefined, { emoji, nick, author }: ReactedEvent, me: UserId | undefined): Reaction {
  const nicks = before?.nicks ?? []
  return {
    emoji,
    count: (before?.count ?? 0) + 1,
    nicks: nicks.length < namedPerReaction && !nicks.includes(nick) ? [...nicks, nick] : nicks,
    ...((author === me || before?.mine) && { mine: true }),
  }
}

function takeBack(
  before: Reaction | undefined,
  { emoji, nick, author }: ReactedEvent,
  me: UserId | undefined,
): Reaction | undefined {
  if (!before) return undefined
  return {
    emoji,
    count: before.count - 1,
    nicks: before.nicks.filter((one) => one !== nick),
    ...(author !== me && before.mine && { mine: true }),
  }
}

function foldPinned(message: MessageView, { on }: PinnedEvent): MessageView {
  if (on === (message.pinned ?? false) || message.deleted) return message
  const { pinned: _old, ...rest } = message
  return on ? { ...rest, pinned: true } : rest
}
