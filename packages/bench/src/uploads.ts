import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'

import type { Address } from './load/job.ts'

/** Somebody who sends files. */
export type Uploader = { address: Address; token: string; room: number }

/** What is sent: a name, how many bytes, and the bytes. */
export type Upload = { name: string; size: number; bytes: () => Iterable<Uint8Array> }

type Asked = { method: string; path: string; headers?: Record<string, string>; body?: Iterable<Uint8Array> }

/** Comes in by HTTP and says one thing, which makes the room and him a member of it. */
export async function enrol(address: Address, nick: string, room: string): Promise<Uploader> {
  const json = { Accept: 'application/json' }
  const form = { ...json, 'Content-Type': 'application/json' }
  const entered = await ask(address, {
    method: 'POST',
    path: '/entrar',
    headers: form,
    body: [Buffer.from(JSON.stringify({ nick, sala: room }))],
  })
  const { token } = JSON.parse(entered.body) as { token: string }
  const headers = { ...json, Authorization: `Bearer ${token}`, 'Content-Type': 'text/plain' }
  const said = await ask(address, { method: 'POST', path: `/s/${room}`, headers, body: [Buffer.from('oi')] })
  return { address, token, room: (JSON.parse(said.body) as { room: number }).room }
}

/** Sends a file whole, in one request of the tus protocol; answers its address when the server is done with it. */
export async function upload({ address, token, room }: Uploader, { name, size, bytes }: Upload): Promise<string> {
  const metadata = { filename: name, room: String(room) }
  const answer = await ask(address, {
    method: 'POST',
    path: '/tus',
    headers: {
      Authorization: `Bearer ${token}`,
      'Tus-Resumable': '1.0.0',
      'Upload-Length': String(size),
      'Upload-Metadata': Object.entries(metadata)
        .map(([key, value]) => `${key} ${btoa(value)}`)
        .join(','),
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': String(size),
    },
    body: bytes(),
  })
  const { id } = JSON.parse(answer.body) as { id: string }
  return `/a/${id}/${encodeURIComponent(name)}`
}

/** Reads what stands at an address, as this person; answers its media type. */
export async function typeAt({ address, token }: Uploader, path: string): Promise<string> {
  const { type } = await ask(address, { method: 'GET', path, headers: { Authorization: `Bearer ${token}` } })
  return type
}

async function ask(
  { host, port }: Address,
  { method, path, headers = {}, body = [] }: Asked,
): Promise<{ type: string; body: string }> {
  const asked = request({ host, port, method, path, headers, agent: false })
  const answered = once(asked, 'response') as Promise<[IncomingMessage]>
  // who is refused is answered before the last byte is sent, and then cut
  const sent = pipeline(Readable.from(body, { objectMode: false }), asked).catch(() => {})
  const [response] = await answered
  await sent
  const content = await text(response)
  const { statusCode = 0 } = response
  if (statusCode >= 300) throw new Error(`${method} ${path} is answered by ${statusCode}: ${content.slice(0, 200)}`)
  return { type: response.headers['content-type'] ?? '', body: content }
}
