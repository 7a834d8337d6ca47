import { LineCounter } from './line-counter.ts'
import { messageOf } from './text.ts'
import type { Visit, Wire } from './wire.ts'

/** What differs between servers that are spoken to in lines. */
type LineManners = {
  echoes: boolean
  /** Bytes of a message's line beyond name and text. */
  frame: number
  /** What one writes to be in the room. */
  words: (visit: Visit) => string
  /** What a person who is in the room has been told. */
  entered: string
}

/** What a person whose name Papo accepted has been told. */
export const papoWelcome = 'Bem-vindo(a) ao chat'

/** The bare loops have one room, no commands, and say `ready` when they know the name. */
export const loop: Wire = lineWire({
  echoes: true,
  frame: '[] \n'.length,
  words: ({ nick }) => `${nick}\n`,
  entered: 'ready\n',
})

/** Papo's lines. */
export const papoLines: Wire = lineWire({
  echoes: false,
  frame: '[] \r\n'.length,
  words: ({ nick, room, makes }) => `${nick}\n${makes.map((name) => `/criar ${name}\n`).join('')}/entrar ${room}\n`,
  entered: '✅ Você entrou na sala',
})

function lineWire({ echoes, frame, words, entered }: LineManners): Wire {
  return {
    echoes,
    enter: async (member, visit) => {
      member.write(words(visit))
      await member.hear(entered)
    },
    counter: (_member, nick, bytes) => new LineCounter(frame + nick.length + bytes),
    speech: (_member, bytes) => bundlesOf(bytes),
  }
}

/** Lines have nothing that is new in each: what n of them are is made once for all who write. */
const bundles = new Map<string, Buffer>()

function bundlesOf(bytes: number): (messages: number) => Buffer {
  const message = messageOf(bytes)
  return (messages) => {
    const name = `${messages} of ${bytes}`
    const made = bundles.get(name) ?? Buffer.concat(Array.from({ length: messages }, () => message))
    bundles.set(name, made)
    return made
  }
}
