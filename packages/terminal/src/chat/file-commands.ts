import { limits, linkedFile, maxNumbers, timeLabel } from '@papo/protocol'
import type { Desk } from './commands.ts'
import { readPath } from './file-path.ts'
import { Misused } from './misused.ts'
import { roomOf } from './room-of.ts'

/** What a command about files was given. */
interface Said {
  readonly rest: string
  readonly desk: Desk
}

/** Lists the newest files of the room, numbered as the messages that bring them. */
export async function listFiles({ rest, desk }: Said): Promise<void> {
  const { client, telling, links } = desk
  const { texts } = telling
  const room = roomOf(desk)
  const limit = countIn(rest)
  const { files, more } = await client.ask<'files'>({ verb: 'files', room: room.id, limit })
  const heard = files.filter(({ author }) => !client.ignored.has(author))
  // a message's are listed whole, and so there may be more than were asked for
  const shown = heard.slice(0, limit)
  links.keep(shown)
  desk.numbered = shown.map(({ seq }) => ({ room: room.id, seq }))
  if (shown.length === 0) return desk.say([texts.noFiles])
  const lines = shown.map((listed, index) => {
    const label = timeLabel(listed.at, Date.now() + client.clockAhead, telling.language)
    const what = linkedFile(listed.file, { language: telling.language, link: links.of })
    return `#${index + 1} [${label}] ${telling.said(listed, what)}`
  })
  const isCut = (more || shown.length < heard.length) && limit < maxNumbers
  desk.say([texts.files(room.view.name, shown.length), ...lines, ...(isCut ? [texts.moreFiles(maxNumbers)] : [])])
}

/** Sends a file of one's own. */
export function sendFile({ rest, desk }: Said): Promise<void> {
  const path = readPath(rest)
  if (path === '') throw new Misused('upload')
  return desk.uploads.send(roomOf(desk), path)
}

function countIn(rest: string): number {
  if (rest === '') return limits.historyOnJoin
  const count = /^\d{1,9}$/.test(rest) ? Number(rest) : 0
  if (count === 0) throw new Misused('files')
  return Math.min(count, maxNumbers)
}
