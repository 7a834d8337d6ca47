import type { AnswerOf } from '@papo/protocol'
import type { Handler } from '../command.ts'
import type { UsedFile } from '../store/files.ts'
import { ownRoom } from './message-of.ts'

/** Lists the files of a room one is in, the newest first. */
export const files: Handler<'files'> = async (asker, { room: id, before, limit }) => {
  const { hub } = asker.session
  const room = await ownRoom(asker, id)
  // never fewer than one message may bring, so that each is listed whole
  const most = Math.min(Math.max(limit, hub.limits.filesPerMessage), hub.limits.filesPage)
  const range = { before: before ?? Number.MAX_SAFE_INTEGER, limit: most + 1 }
  const found = await hub.store.files.listFiles(room.id, range)
  const listed = wholeMessages(found, most)
  const seqs = [...new Set(listed.map(({ seq }) => seq))]
  const messages = await Promise.all(seqs.map((seq) => hub.store.log.readMessage(room.id, seq)))
  const bySeq = new Map(messages.flatMap((message) => (message ? [[message.seq, message] as const] : [])))
  const rows = listed.flatMap(({ view: file, seq }): AnswerOf<'files'>['files'] => {
    const message = bySeq.get(seq)
    return message
      ? [{ file, link: hub.uploads.linkPath(file), seq, author: message.author, nick: message.nick, at: message.at }]
      : []
  })
  return { room: id, files: rows, more: listed.length < found.length }
}

/** At most so many files, none of a message of which others don't fit. */
function wholeMessages(found: readonly UsedFile[], most: number): readonly UsedFile[] {
  if (found.length <= most) return found
  const cut = found[most]!.seq
  return found.filter(({ seq }) => seq > cut)
}
