import type { CloseReason } from '../../src/core/connection.ts'
import type { Door, LineConnection, LineHandler, LineStage } from '../../src/transport/line-door.ts'
import type { Socket } from 'node:net'

/** A line transport that knows nicks only: `taken` is refused, `slow` waits for `decide`, any other is accepted. */
export class FakeLine implements LineHandler {
  readonly connections: FakeLineConnection[] = []

  accept(socket: Socket, address: string, door: Door): LineConnection {
    const connection = new FakeLineConnection(socket, address, door)
    this.connections.push(connection)
    return connection
  }
}

class FakeLineConnection implements LineConnection {
  stage: LineStage = 'asking'
  closed: CloseReason | undefined
  isAbandoned = false
  readonly address: string
  readonly #socket: Socket
  readonly #door: Door
  readonly #onEnd = (): void => void this.#socket.end()
  #half = ''
  #hasNick = false

  constructor(socket: Socket, address: string, door: Door) {
    this.#socket = socket
    this.#door = door
    this.address = address
    socket.on('end', this.#onEnd)
  }

  greet(): void {
    this.#socket.write('nick? ')
  }

  read(bytes: Buffer): void {
    const lines = (this.#half + bytes.toString()).split('\n')
    this.#half = lines.pop() ?? ''
    for (const line of lines) this.#take(line.trim())
    if (this.stage !== 'deciding') this.stage = this.#half === '' ? 'asking' : 'mid_line'
  }

  close(reason: CloseReason): void {
    this.closed = reason
    this.#socket.end(`closed: ${reason}\r\n`)
  }

  abandon(): void {
    this.isAbandoned = true
    this.#socket.off('end', this.#onEnd)
  }

  /** Accepts the slow nick. */
  decide(): void {
    this.#accept('slow')
    this.stage = 'asking'
  }

  #take(line: string): void {
    if (this.#hasNick || this.stage === 'deciding') this.#socket.write(`said ${line}\r\n`)
    else if (line === 'taken') this.#socket.write('taken. nick? ')
    else if (line === 'slow') this.stage = 'deciding'
    else this.#accept(line)
  }

  #accept(nick: string): void {
    this.#hasNick = true
    this.#door.settle(this.#socket)
    this.#socket.on('data', (chunk: Buffer) => this.read(chunk))
    this.#socket.write(`hello ${nick}\r\n`)
  }
}
