/**
 * The client programs of S1, S2 and S3, as docs/classic.md describes them: `seed-program.ts s2 6789`.
 * They send no line end, and decode each of their reads by itself; half a character in one of them ends them.
 */
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'

type Program = (socket: Socket, typed: AsyncIterator<string>) => Promise<void>

const [name = '', port = ''] = process.argv.slice(2)

/** Prints all that comes, in reads of so many bytes. */
function printReads(socket: Socket, bytes: number, print: (text: string) => void): void {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  socket.on('data', (chunk: Buffer) => {
    for (let at = 0; at < chunk.length; at += bytes) print(decoder.decode(chunk.subarray(at, at + bytes)))
  })
}

/** The next line that was typed; nothing when the keyboard ends. */
async function typeLine(typed: AsyncIterator<string>, prompt = ''): Promise<string | undefined> {
  process.stdout.write(prompt)
  const next: IteratorResult<string, unknown> = await typed.next()
  return next.done ? undefined : next.value
}

const programs: Readonly<Record<string, Program>> = {
  async s1(socket, typed) {
    printReads(socket, 2048, (text) => process.stdout.write(text))
    socket.on('end', () => process.exit(0))
    for (let line = await typeLine(typed); line !== undefined; line = await typeLine(typed)) {
      if (line !== '') socket.write(line)
      if (line.toLowerCase() === ':end') break
    }
    if (!socket.readableEnded) await once(socket, 'end')
  },

  async s2(socket, typed) {
    const nick = (await typeLine(typed, 'Digite seu apelido: ')) ?? ''
    if (nick !== '') socket.write(nick)
    printReads(socket, 1024, (text) => process.stdout.write(`${text}\n`))
    for (let line = await typeLine(typed); line !== undefined; line = await typeLine(typed)) {
      if (line.toLowerCase() === '/sair_chat') break
      if (line !== '') socket.write(line)
    }
    socket.end('/sair_chat')
    process.stdout.write('\n__Desconectado__\n')
  },

  async s3(socket, typed) {
    const nick = ((await typeLine(typed, 'Digite seu nome: ')) ?? '').toUpperCase()
    socket.write(`${nick} entrou no chat.`)
    printReads(socket, 1024, (text) => process.stdout.write(`\r${text}\nVOCÊ: `))
    for (let line = await typeLine(typed, 'VOCÊ: '); line !== undefined; line = await typeLine(typed, 'VOCÊ: ')) {
      if (line.toLowerCase() === '/sair') break
      socket.write(`${nick}: ${line}`)
      process.stdout.write(`\u001b[A\u001b[2KVOCÊ: ${line}\n`)
    }
    socket.end()
  },
}

const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true })
await once(socket, 'connect')
await programs[name]?.(socket, createInterface(process.stdin)[Symbol.asyncIterator]())
process.stdin.destroy()
