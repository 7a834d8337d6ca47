import { doorTexts } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import type { Duplex } from 'node:stream'
import { STATUS_CODES } from '../node-http.ts'

const statuses: ReadonlyMap<unknown, number> = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
])

/** Answers what is no HTTP, too large or too slow; in words too, since it may be a person who typed it. */
export function refuseUnreadable(language: Language): (error: Error, socket: Duplex) => void {
  return (error, socket) => {
    if (!socket.writable || codeOf(error) === 'ECONNRESET') return void socket.destroy()
    const status = statuses.get(codeOf(error)) ?? 400
    const body = Buffer.from(status === 400 ? `${doorTexts[language].notHttp}\r\n` : '')
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ]
    socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]), () => socket.destroy())
  }
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined
}
