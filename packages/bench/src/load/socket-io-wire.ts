import { FrameCounter } from './frame-counter.ts'
import { textOf } from './text.ts'
import { clientText } from './web-socket-frames.ts'
import { hearText, upgrade } from './web-socket.ts'
import type { Wire } from './wire.ts'

/**
 * Socket.IO 4 on a WebSocket alone, spoken frame by frame: engine.io's `0` opens, `4` is a message;
 * in it `0` connects to the namespace and `2` is an event. Its first ping comes later than a run ends.
 */
export const socketIo: Wire = {
  echoes: true,
  enter: async (member, { nick }) => {
    await upgrade(member, '/socket.io/?EIO=4&transport=websocket')
    await hearText(member, (text) => text.startsWith('0{'))
    member.write(clientText(`40${JSON.stringify({ nick })}`))
    await hearText(member, (text) => text.startsWith('40{'))
  },
  counter: () => new FrameCounter({ begins: '42' }),
  speech: (_member, bytes) => {
    const text = textOf(bytes)
    const frame = clientText(`42${JSON.stringify(['message', text])}`)
    return (messages) => Buffer.concat(Array.from({ length: messages }, () => frame))
  },
}
