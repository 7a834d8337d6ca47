import { request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file that is sent without its sender having it: so many bytes, all the same. */
export interface EndlessFile {
  readonly port: number
  readonly token: string
  readonly method: 'PUT' | 'PATCH'
  readonly path: string
  readonly bytes: number
  readonly headers?: Readonly<Record<string, string>>
  /** Its length is not told before it comes. */
  readonly isUntold?: true
  /** What happens when so many bytes went out. */
  readonly at?: { readonly bytes: number; readonly act: () => void }
}

/** Sends it as fast as it is taken; answers the status and the text. */
export async function sendFile({
  port,
  token,
  method,
  path,
  bytes,
  headers,
  isUntold,
  at,
}: EndlessFile): Promise<{ status: number; body: string }> {
  const length = isUntold ? {} : { 'Content-Length': bytes }
  // whoever closes at once what he has answered cuts off who still sends
  const stays = { Connection: 'keep-alive' }
  const own = { Authorization: `Bearer ${token}`, ...stays, ...length, ...headers }
  const asked = request({ host: '127.0.0.1', port, method, path, headers: own, agent: false })
  const answered = new Promise<{ status: number; body: string }>((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part: string) => (body += part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
  })
  // who is refused is answered before all of it is sent
  pipeline(Readable.from(pieces(bytes, at)), asked).catch(() => undefined)
  return answered
}

const piece = Buffer.alloc(64 * 1024, 'x')

function* pieces(bytes: number, at: EndlessFile['at']): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= piece.length) {
    if (at && bytes - left >= at.bytes && bytes - left < at.bytes + piece.length) at.act()
    yield left < piece.length ? piece.subarray(0, left) : piece
  }
}

/** Takes a nick on a server; answers the token. */
export async function takeNick(port: number, nick: string): Promise<string> {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(`http://127.0.0.1:${port}/entrar`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ nick }),
  })
  const { token } = (await answer.json()) as { token: string }
  return token
}
