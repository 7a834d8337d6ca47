import { nickSlug } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'

/** A picture of one point. */
export const smallPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A file that somebody sends. */
export interface SentFile {
  readonly nick: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly voice?: { readonly durationMs: number }
}

/** Takes a file in, into an open room, as a person's own; no message brings it yet. */
export async function sendFile(hub: Hub, roomName: string, { nick, name, bytes, voice }: SentFile): Promise<FileView> {
  const user = hub.users.byNick(nickSlug(nick)) ?? hub.users.byNick(nick)
  const room = hub.directory.byName(roomName)
  if (!user || !room) throw new Error(`no ${nick} in ${roomName}`)
  const wanted = { room, name, length: bytes.length, ...(voice && { voice }) }
  const id = await hub.uploads.begin({ user, address: '127.0.0.1' }, wanted)
  await hub.uploads.write(user.id, id, toAsync(bytes))
  return hub.uploads.finish(user.id, id)
}

async function* toAsync(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
