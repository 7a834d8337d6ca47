import { inTurns } from '../contenders.ts'
import type { FanOut } from '../load/fan-out.ts'
import { startLoop } from '../server-process.ts'
import { median } from '../statistics.ts'
import type { Scenario } from './plan.ts'

const scenario = 'fan-out-ws'

/** The room of `fan-out` over WebSockets, against the same server's lines and Socket.IO's plain broadcast. */
export const fanOutWebSocket: Scenario = async ({ rounds, seconds }, contenders) => {
  const { papo } = await contenders()
  const socketIo = await startLoop('socket-io')
  try {
    const job = { kind: 'fan-out', people: 500, writers: 50, window: 200, bytes: 64, seconds } as const
    const targets = { lines: papo, ws: { ...papo, wire: 'papo-websocket' }, socketIo: socketIo.target } as const
    const { lines, ws, socketIo: theirs } = await inTurns(targets, rounds, job)
    const speed = { lines: of(lines, 'linesPerSecond'), ws: of(ws, 'linesPerSecond'), io: of(theirs, 'linesPerSecond') }
    const disturbed = Math.max(...[lines, ws, theirs].map((results) => of(results, 'disturbed')))
    return [
      { scenario, name: 'Papo, lines', value: speed.lines, unit: 'messages/s' },
      { scenario, name: 'Papo, WebSocket', value: speed.ws, unit: 'messages/s' },
      { scenario, name: 'Socket.IO', value: speed.io, unit: 'messages/s' },
      { scenario, name: 'WebSocket / lines', value: speed.ws / speed.lines, unit: '', bound: { atLeast: 0.4 } },
      { scenario, name: 'WebSocket / Socket.IO', value: speed.ws / speed.io, unit: '', bound: { atLeast: 15 } },
      { scenario, name: 'lines, each message', value: of(lines, 'bytesPerLine'), unit: 'bytes' },
      { scenario, name: 'WebSocket, each message', value: of(ws, 'bytesPerLine'), unit: 'bytes' },
      { scenario, name: 'Socket.IO, each message', value: of(theirs, 'bytesPerLine'), unit: 'bytes' },
      { scenario, name: 'WebSocket, processor', value: of(ws, 'microsecondsPerLine'), unit: 'µs/message' },
      { scenario, name: 'WebSocket, core in use', value: of(ws, 'serverLoad') * 100, unit: '%' },
      { scenario, name: 'WebSocket, core of the load', value: of(ws, 'loadLoad') * 100, unit: '%' },
      { scenario, name: 'Socket.IO, core in use', value: of(theirs, 'serverLoad') * 100, unit: '%' },
      { scenario, name: 'Socket.IO, core of the load', value: of(theirs, 'loadLoad') * 100, unit: '%' },
      { scenario, name: 'load kept waiting by others', value: disturbed * 100, unit: '%' },
    ]
  } finally {
    await socketIo.stop()
  }
}

function of(results: readonly FanOut[], figure: keyof FanOut): number {
  return median(results.map((result) => result[figure]))
}
