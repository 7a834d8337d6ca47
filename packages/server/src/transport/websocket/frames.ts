/** Puts a text into one whole frame of a server: unmasked, never compressed, in one array that a socket takes as it is. */
export function textFrame(text: string): Buffer {
  const size = Buffer.byteLength(text)
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + size)
  frame[0] = 0x81
  if (head === 2) frame[1] = size
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(size, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(size), 2)
  }
  frame.write(text, head)
  return frame
}

/** A frame that ends a connection: the code says whether to come back, the words why. */
export function closeFrame(code: number, reason: string): Buffer {
  const words = Buffer.from(reason)
  const frame = Buffer.allocUnsafe(4 + words.length)
  frame[0] = 0x88
  frame[1] = 2 + words.length
  frame.writeUInt16BE(code, 2)
  words.copy(frame, 4)
  return frame
}

/** Asks whether the other side is still there. */
export const pingFrame: Buffer = Buffer.from([0x89, 0x00])

/** Answers a client's ping by what it brought: at most 125 bytes. */
export function pongFrame(payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0x8a, payload.length]), payload])
}
