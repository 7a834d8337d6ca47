import type { Socket } from 'node:net'

/** Record type alert, TLS 1.2, two bytes: fatal, handshake_failure (RFC 8446, section 6). */
const handshakeFailure = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 40])

/** Closes a connection that begins TLS with the alert that tells a client why. */
export function refuseTls(socket: Socket): void {
  socket.end(handshakeFailure)
  socket.resume()
}
