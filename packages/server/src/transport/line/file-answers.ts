import { linkedFile, maxNumbers, timeLabel, uploadCommand } from '@papo/protocol'
import type { AnswerOf } from '@papo/protocol'
import { pathOf, roomNameOf, targetsOf } from './line-command.ts'
import type { Telling } from './line-answers.ts'

/** The files of a room, numbered as the messages that bring them. */
export function filesLines({ files, more }: AnswerOf<'files'>, telling: Telling<'files'>): readonly string[] {
  const { texts, language, ink, now, command, viewer, fileLink } = telling
  const { ignored } = viewer.user
  const heard = ignored ? files.filter(({ author }) => !ignored.has(author)) : files
  // a message's are listed whole, and so there may be more than were asked for
  const shown = heard.slice(0, command.limit)
  targetsOf(command)?.show(command.room, shown)
  if (shown.length === 0) return [texts.noFiles]
  const writing = { language, link: fileLink }
  const lines = shown.map(({ file, nick, at }, index) => {
    const said = texts.said(ink.nick(nick), linkedFile(file, writing))
    return `#${index + 1} [${timeLabel(at, now, language)}] ${said}`
  })
  const isCut = (more || shown.length < heard.length) && command.limit < maxNumbers
  return [texts.files(roomNameOf(command), shown.length), ...lines, ...(isCut ? [texts.moreFiles(maxNumbers)] : [])]
}

/** How a file can be sent from a terminal of its person's. */
export function uploadLines(
  { path, until }: AnswerOf<'upload_link'>,
  telling: Telling<'upload_link'>,
): readonly string[] {
  const { texts, language, now, command } = telling
  const address = telling.address()
  if (address === '') return [texts.noInvite]
  const file = pathOf(command)
  return texts.upload({
    room: roomNameOf(command),
    command: uploadCommand(file ?? texts.anyFile, address + path),
    until: timeLabel(until, now, language),
    isNamed: file !== undefined,
  })
}
