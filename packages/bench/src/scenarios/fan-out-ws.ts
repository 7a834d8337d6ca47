import { inTurns } from '../contenders.ts'
import { startLoop } from '../server-process.ts'
import { busyRoom, middle, mostDisturbed } from './fan-out-figures.ts'
import type { Scenario } from './plan.ts'

const scenario = 'fan-out-ws'

/** The room of `fan-out` over WebSockets, against the same server's lines and Socket.IO's plain broadcast. */
export const fanOutWebSocket: Scenario = async ({ rounds, seconds }, contenders) => {
  const { papo } = await contenders()
  const socketIo = await startLoop('socket-io')
  try {
    const job = { ...busyRoom, seconds }
    const targets = { lines: papo, ws: { ...papo, wire: 'papo-websocket' }, socketIo: socketIo.target } as const
    const { lines, ws, socketIo: theirs } = await inTurns(targets, rounds, job)
    const speed = {
      lines: middle(lines, 'linesPerSecond'),
      ws: middle(ws, 'linesPerSecond'),
      io: middle(theirs, 'linesPerSecond'),
    }
    const disturbed = mostDisturbed([lines, ws, theirs])
    return [
      { scenario, name: 'Papo, lines', value: speed.lines, unit: 'messages/s' },
      { scenario, name: 'Papo, WebSocket', value: speed.ws, unit: 'messages/s' },
      { scenario, name: 'Socket.IO', value: speed.io, unit: 'messages/s' },
      { scenario, name: 'WebSocket / lines', value: speed.ws / speed.lines, unit: '', bound: { atLeast: 0.4 } },
      { scenario, name: 'WebSocket / Socket.IO', value: speed.ws / speed.io, unit: '', bound: { atLeast: 15 } },
      { scenario, name: 'lines, each message', value: middle(lines, 'bytesPerLine'), unit: 'bytes' },
      { scenario, name: 'WebSocket, each message', value: middle(ws, 'bytesPerLine'), unit: 'bytes' },
      { scenario, name: 'Socket.IO, each message', value: middle(theirs, 'bytesPerLine'), unit: 'bytes' },
      { scenario, name: 'WebSocket, processor', value: middle(ws, 'microsecondsPerLine'), unit: 'µs/message' },
      { scenario, name: 'WebSocket, core in use', value: middle(ws, 'serverLoad') * 100, unit: '%' },
      { scenario, name: 'WebSocket, core of the load', value: middle(ws, 'loadLoad') * 100, unit: '%' },
      { scenario, name: 'Socket.IO, core in use', value: middle(theirs, 'serverLoad') * 100, unit: '%' },
      { scenario, name: 'Socket.IO, core of the load', value: middle(theirs, 'loadLoad') * 100, unit: '%' },
      { scenario, name: 'load kept waiting by others', value: disturbed * 100, unit: '%' },
    ]
  } finally {
    await socketIo.stop()
  }
}
