import { FrameCounter } from './frame-counter.ts'
import type { Member } from './member.ts'
import { textOf } from './text.ts'
import { clientPong, clientText } from './web-socket-frames.ts'
import { hearText, upgrade } from './web-socket.ts'
import type { Visit, Wire } from './wire.ts'

/** The room that each member is in: a message is sent to a number, not a name. */
const rooms = new WeakMap<Member, number>()

/** Papo's WebSocket, as docs/protocol.md has it: JSON, one command or event a frame. */
export const papoWebSocket: Wire = {
  echoes: true,
  enter: async (member, visit) => {
    await upgrade(member, '/ws')
    const commands = commandsOf(visit)
    member.write(Buffer.concat(commands.map((command, ref) => clientText(JSON.stringify({ ...command, ref })))))
    const last = `{"ref":${commands.length - 1},`
    rooms.set(member, roomIn(await hearText(member, (text) => text.startsWith(last) || text.includes('"error"'))))
    const counter = counterOf(member)
    member.listen((bytes, size) => void counter.take(bytes, size))
  },
  counter: counterOf,
  speech: (member, bytes) => {
    const text = textOf(bytes)
    const room = rooms.get(member) ?? 0
    let said = 0
    const next = (): Buffer => {
      said++
      return clientText(JSON.stringify({ verb: 'send', ref: said, room, text, style: 'say', key: `k${said}` }))
    }
    return (messages) => Buffer.concat(Array.from({ length: messages }, next))
  },
}

function commandsOf({ nick, room, makes }: Visit): object[] {
  return [
    { verb: 'hello', nick },
    ...makes.map((name) => ({ verb: 'create', name })),
    { verb: 'join', room: { name: room } },
  ]
}

/** A client that does not answer a ping is taken for gone. */
function counterOf(member: Member): FrameCounter {
  return new FrameCounter({ begins: '{"event"', onPing: () => member.write(clientPong) })
}

function roomIn(answer: string): number {
  const read: unknown = JSON.parse(answer)
  const room = /"room":\{"id":(\d+)/.exec(JSON.stringify(read))?.[1]
  if (room === undefined) throw new Error(`not let into the room: ${answer}`)
  return Number(room)
}
