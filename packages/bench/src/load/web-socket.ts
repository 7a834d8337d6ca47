import type { Member } from './member.ts'
import { frameHead } from './web-socket-frames.ts'

// Any 16 bytes will do: nobody here needs the proof that the other side speaks the protocol.
const key = Buffer.from('papo benchmark !').toString('base64')
const headEnd = '\r\n\r\n'

/** Asks for a WebSocket and resolves when the server has agreed. */
export async function upgrade(member: Member, path: string): Promise<void> {
  const head = [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
  ]
  member.write(`${head.join('\r\n')}${headEnd}`)
  const told = await member.collect((heard) => {
    const end = heard.indexOf(headEnd)
    return end === -1 ? undefined : { value: heard.toString('latin1', 0, end), end: end + headEnd.length }
  })
  if (!told.startsWith('HTTP/1.1 101 ')) throw new Error(`no WebSocket at ${path}: ${told}`)
}

/** Resolves with the first text frame that `wanted` accepts; what comes after it is kept for who listens next. */
export function hearText(member: Member, wanted: (text: string) => boolean): Promise<string> {
  let at = 0
  return member.collect((heard) => {
    for (let head = frameHead(heard, at, heard.length); head; head = frameHead(heard, at, heard.length)) {
      if (head.end > heard.length) break
      at = head.end
      const value = heard.toString('utf8', head.start, head.end)
      if (wanted(value)) return { value, end: at }
    }
    return undefined
  })
}
