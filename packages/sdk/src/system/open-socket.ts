import type { Socket, SocketListener } from '../api/ports.ts'
import { inTurns } from './in-turns.ts'

/** Opens the web's own WebSocket, as browsers and Node have it. */
export function openSocket(url: string, listener: SocketListener): Socket {
  const socket = new WebSocket(url)
  const inTurn = inTurns()
  socket.addEventListener('open', () => listener.onOpen())
  socket.addEventListener('message', ({ data }: { data: unknown }) => {
    if (typeof data === 'string') inTurn(() => listener.onText(data))
  })
  socket.addEventListener('close', ({ code, reason }: { code: number; reason: string }) =>
    inTurn(() => listener.onClose(code, reason)),
  )
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text)
    },
    close: (code, reason) => socket.close(code, reason),
  }
}
