import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

import type { Target } from '../load/job.ts'

/** Somebody on a line who talks in one room, as fast as the server takes it. */
export class Talker {
  readonly #socket: Socket
  #said = 0

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.resume()
  }

  /** Comes in, and makes the room if it is not there. */
  static async enter({ host, port }: Target, nick: string, room: string): Promise<Talker> {
    const socket = connect({ host, port, noDelay: true })
    const talker = new Talker(socket)
    await talker.#write(`${nick}\n/criar ${room}\n/entrar ${room}\n`)
    return talker
  }

  /** Says so many messages, the last one ending in `mark`; resolves when all are in the log. */
  async say(messages: number, mark: string): Promise<void> {
    const atOnce = 200
    for (let first = 0; first < messages; first += atOnce) {
      const lines = Array.from({ length: Math.min(atOnce, messages - first) }, () => this.#line())
      if (first + atOnce >= messages) lines.push(`a última é ${mark}`)
      await this.#write(`${lines.join('\n')}\n`)
    }
    await this.#answered()
  }

  /** Says one message now and then until the function that it gives is called. */
  keepSaying(perSecond: number): () => void {
    const timer = setInterval(() => this.#socket.write(`${this.#line()}\n`), 1000 / perSecond)
    return () => clearInterval(timer)
  }

  leave(): void {
    this.#socket.destroy()
  }

  /** A command runs when what was said before it is on disk: its answer says that. */
  #answered(): Promise<void> {
    return new Promise((resolve) => {
      let heard = ''
      const hear = (bytes: Buffer): void => {
        heard = (heard + bytes.toString()).slice(-1000)
        if (!heard.includes('  Online: ')) return
        this.#socket.off('data', hear)
        resolve()
      }
      this.#socket.on('data', hear)
      this.#socket.write('/quem\n')
    })
  }

  #line(): string {
    this.#said++
    const tail = this.#said % 7 === 0 ? 'e **isto** com `código` e https://example.org/uma/pagina' : 'bom dia a todos'
    return `mensagem ${this.#said}: ${tail}`
  }

  async #write(text: string): Promise<void> {
    if (!this.#socket.write(text)) await once(this.#socket, 'drain')
  }
}
