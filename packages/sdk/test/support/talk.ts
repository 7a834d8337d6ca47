import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { FakeServer } from './fake-server.ts'

/** The texts of a room's window. */
export const textsOf = (room: Room): string[] => room.timeline.messages.map(({ text }) => text)

/** Whether messages follow each other without a hole. */
export const isWhole = (messages: readonly MessageView[]): boolean =>
  messages.every(({ n }, i) => i === 0 || n === messages[i - 1]!.n + 1)

/** Says things while nobody listens, each its own number. */
export function fill(server: FakeServer, count: number): void {
  for (let i = 1; i <= count; i++) server.say(`${server.messages.length + 1}`, { quietly: true })
}

/** Holds back pages of history until the test lets them go; they are as old as their question. */
export function holdHistory(server: FakeServer): () => void {
  const held: (() => void)[] = []
  server.override = (command) => {
    if (command.verb !== 'history') return 'usual'
    const { socket } = server
    const page = server.page(command)
    const answer = { room: server.membership.room, page }
    held.push(() => socket.tell({ ref: command.ref, answer }))
    return undefined
  }
  return () => {
    server.override = () => 'usual'
    for (const answer of held.splice(0)) answer()
  }
}
