import type { Socket } from 'node:net'

/**
 * Ends a connection by RST.
 * One that is about to end by itself is dropped: Node cannot reset it any more, keeps its handle, and then a process
 * that has nothing left to do spins for ever instead of ending.
 */
export function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy()
  else socket.resetAndDestroy()
}
