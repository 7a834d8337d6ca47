import type { MessageView, UserId } from './events.ts'

/** The newest of these messages that can be answered: of somebody else, or else one's own. */
export function newestToAnswer(messages: readonly MessageView[], own: UserId | undefined): MessageView | undefined {
  const isOther = ({ deleted, author }: MessageView): boolean => !deleted && author !== own
  return messages.findLast(isOther) ?? messages.findLast(({ deleted }) => !deleted)
}
