/** How a server of the benchmark is spoken to: what is written to it, and what tells it was heard. */
type Wire = {
  /** Whether authors get their own messages back. */
  echoes: boolean
  /** Bytes of a message's line beyond name and text. */
  frame: number
  /** What the first person writes to make the rooms and enter the first of them. */
  found: (nick: string, rooms: readonly string[]) => string
  /** What everybody else writes to be in the room. */
  enter: (nick: string, room: string) => string
  /** What a person who is in the room has been told. */
  entered: string
  /** What a person whose name was accepted has been told. */
  named: string
}

/** The bare loops have one room, no commands, and say `ready` when they know the name. */
const loop: Wire = {
  echoes: true,
  frame: '[] \n'.length,
  found: (nick) => `${nick}\n`,
  enter: (nick) => `${nick}\n`,
  entered: 'ready\n',
  named: 'ready\n',
}

const papo: Wire = {
  echoes: false,
  frame: '[] \r\n'.length,
  found: (nick, rooms) => `${nick}\n${rooms.map((room) => `/criar ${room}\n`).join('')}/entrar ${rooms[0]}\n`,
  enter: (nick, room) => `${nick}\n/entrar ${room}\n`,
  entered: '✅ Você entrou na sala',
  named: 'Bem-vindo(a) ao chat',
}

/** The wires by name, as jobs name them. */
export const wires = { loop, papo } as const

/** The name of a wire. */
export type WireName = keyof typeof wires
