import { ChatError } from '@papo/protocol'
import type { FileSent, FileView } from '@papo/protocol'
import type { Hub } from './hub.ts'
import { oneLine } from './one-line.ts'
import type { Room } from './room.ts'
import type { User } from './user.ts'

/** Who brings files, and where. */
export interface Bringing {
  readonly user: User
  readonly room: Room
}

/** What a message brings; see `Uploads.attach`. */
export async function attach(hub: Hub, { user, room }: Bringing, sent: readonly FileSent[]): Promise<FileView[]> {
  const { limits, store } = hub
  if (sent.length > limits.filesPerMessage) throw new ChatError('files_full', { max: limits.filesPerMessage })
  if (new Set(sent.map(({ id }) => id)).size < sent.length) throw new ChatError('file_not_found')
  const records = await Promise.all(sent.map(({ id }) => store.files.getFile(id)))
  return records.map((record, index) => {
    const { id, alt } = sent[index]!
    if (record && (record.owner !== user.id || record.room !== room.id)) throw new ChatError('file_not_found')
    // gone: with the message that brought it, which the store finds by its key, or else it refuses this one
    const { alt: _, ...view } = record?.view ?? { id, name: '', kind: 'file' as const, type: '', size: 0 }
    const words = wordsOf(alt)
    return words === '' ? view : { ...view, alt: words }
  })
}

/** What a picture shows, in one line. */
function wordsOf(alt = ''): string {
  return oneLine(alt.replaceAll(/\s+/g, ' ')).trim()
}
