import { randomBytes } from 'node:crypto'

/** The kinds and flags of WebSocket frames, as their first byte has them. */
export const bits = { continuation: 0x0, text: 0x1, compressed: 0x40, fin: 0x80 }

/** Asks for a WebSocket, as a browser does that could compress. */
export function upgradeRequest(port: number): string {
  return (
    `GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
    'Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n'
  )
}

/** A client's frame, masked as the rules have it. */
export function frame(head: number, payload: string | Uint8Array, length = payload.length): Buffer {
  const bytes = Buffer.from(payload)
  const mask = Buffer.from([1, 2, 3, 4])
  const size = length < 126 ? Buffer.from([head, 0x80 | length]) : longHead(head, length)
  return Buffer.concat([size, mask, bytes.map((byte, index) => byte ^ mask[index % 4]!)])
}

function longHead(head: number, length: number): Buffer {
  const bytes = Buffer.alloc(10)
  bytes[0] = head
  bytes[1] = 0x80 | 127
  bytes.writeBigUInt64BE(BigInt(length), 2)
  return bytes
}
