import type { FileView } from '@papo/protocol'
import type { Hub } from '../../src/core/hub.ts'
import type { Sender, Wanted } from '../../src/core/wanted.ts'
import type { User } from '../../src/core/user.ts'
import type { Client } from './core.ts'

/** A file that a test sends. */
export interface Sent extends Partial<Omit<Wanted, 'room'>> {
  readonly text?: string
  readonly bytes?: Uint8Array
  /** From where; that of the client if nothing is said. */
  readonly address?: string
}

/** As whom a client sends files. */
export function senderOf(client: Client): Sender {
  return { user: userOf(client), address: client.connection.address }
}

/** Who a client is. */
export function userOf({ session: { user } }: Client): User {
  if (!user) throw new Error('nobody yet')
  return user
}

/** Begins a file in the room that a client made or entered; its whole length is told. */
export async function begins(hub: Hub, client: Client & { readonly room: number }, sent: Sent = {}): Promise<string> {
  const { text = 'olá', bytes = Buffer.from(text), address, ...more } = sent
  const room = await hub.uploads.room(userOf(client), client.room)
  const sender = senderOf(client)
  return hub.uploads.begin(address === undefined ? sender : { ...sender, address }, {
    room,
    name: 'nota.txt',
    type: 'text/plain',
    length: bytes.length,
    ...more,
  })
}

/** Uploads a file whole, and answers it. */
export async function uploads(
  hub: Hub,
  client: Client & { readonly room: number },
  sent: Sent = {},
): Promise<FileView> {
  const { text = 'olá', bytes = Buffer.from(text) } = sent
  const id = await begins(hub, client, sent)
  await hub.uploads.write(userOf(client).id, id, streamOf(bytes))
  return hub.uploads.finish(userOf(client).id, id)
}

/** Bytes as they come from the network. */
export async function* streamOf(...parts: readonly (Uint8Array | string)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part)
}

/** The text of a file, as somebody gets it. */
export async function textOf(hub: Hub, file: FileView, by: Parameters<Hub['uploads']['read']>[1]): Promise<string> {
  const { stream } = await hub.uploads.open(await hub.uploads.read(file.id, by))
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** What of the path of a link proves that it is one. */
export function proofIn(path: string): { readonly link: string } {
  return { link: new URL(path, 'http://x').searchParams.get('k') ?? '' }
}

/** How many contents are kept, once those that nothing names are gone. */
export async function countContents({ files, uploads: { contents } }: Hub): Promise<number> {
  let count = 0
  await contents.idle()
  for await (const _ of files.list()) count += 1
  return count
}
