import { createServer } from 'node:net'
import type { Socket } from 'node:net'

const newline = 0x0a

/** What a loop does with one whole line (newline included) that somebody in the room wrote. */
export type OnLine = (prefix: Buffer, line: Buffer) => void

/** Everybody in the one room of a loop. */
export type People = Set<Socket>

/** Listens on a free port of 127.0.0.1 and splits what arrives on newlines; the first line is the name. */
export function listen(people: People, onLine: OnLine): void {
  const server = createServer({ noDelay: true }, (socket) => {
    readLines(socket, newcomer(socket, people, onLine))
    socket.on('close', () => people.delete(socket))
    socket.on('error', () => socket.destroy())
  })
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
    process.stdout.write(`${JSON.stringify(server.address())}\n`)
  })
}

/** The answer `ready` to the name is the only line of the loop's own: the load waits for it. */
function newcomer(socket: Socket, people: People, onLine: OnLine): (line: Buffer) => void {
  let prefix: Buffer | undefined
  return (line) => {
    if (prefix) return onLine(prefix, line)
    prefix = Buffer.from(`[${line.toString().trim()}] `)
    people.add(socket)
    socket.write('ready\n')
  }
}

function readLines(socket: Socket, onLine: (line: Buffer) => void): void {
  let rest: Buffer | undefined
  socket.on('data', (arrived: Buffer) => {
    const bytes = rest ? Buffer.concat([rest, arrived]) : arrived
    let start = 0
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
      onLine(bytes.subarray(start, end + 1))
      start = end + 1
    }
    rest = start < bytes.length ? bytes.subarray(start) : undefined
  })
}
