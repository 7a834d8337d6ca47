import type { AnswerOf } from '@papo/protocol'
import type { Handler } from '../command.ts'
import type { UsedFile } from '../store/files.ts'
import { ownRoom } from './message-of.ts'

type Listing = AnswerOf<'files'>['files'][number]

/** Lists the files of a room one is in, the newest first. */
export const files: Handler<'files'> = async (asker, { room: id, before, limit }) => {
  const { store, limits, uploads, outboxTotal } = asker.session.hub
  const room = await ownRoom(asker, id)
  // never fewer than one message may bring, so that each is listed whole
  const most = Math.min(Math.max(limit, limits.filesPerMessage), limits.filesPage)
  const range = { before: before ?? Number.MAX_SAFE_INTEGER, limit: most + 1 }
  const found = await store.files.listFiles(room.id, range)
  const rows = found.map((file) => listing(file, uploads.linkPath(file.view)))
  // [LOG8] as the outboxes of all fill up, answers become shorter
  const listed = wholeMessages(rows, { files: most, bytes: outboxTotal.boundEach })
  return { room: id, files: listed, more: listed.length < found.length }
}

function listing({ view, seq, said }: UsedFile, link: string): Listing {
  return { file: view, link, seq, ...said }
}

/** As many as fit, none of a message of which others don't, and those of one message at least. */
function wholeMessages(rows: readonly Listing[], most: { readonly files: number; readonly bytes: number }): Listing[] {
  let bytes = 0
  const beyond = rows.findIndex((row, index) => {
    bytes += JSON.stringify(row).length
    return index >= most.files || bytes > most.bytes
  })
  const cut = rows[beyond]?.seq
  const first = rows[0]?.seq
  return rows.filter(({ seq }) => cut === undefined || seq > cut || (cut === first && seq === first))
}
