import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** Somebody of the demonstration: a connection like any other, in one room. */
export class Person {
  readonly #socket: Socket

  private constructor(socket: Socket) {
    this.#socket = socket
    // What is said there is for the newcomer; this one only takes it.
    socket.resume()
    socket.on('error', () => undefined) // the server has stopped, and with it the demonstration
  }

  /** Comes in by the port, and into the room, making it where it does not exist. */
  static async arrive(port: number, { nick, room }: { nick: string; room: string }): Promise<Person> {
    const socket = connect({ port, host: '127.0.0.1' })
    await once(socket, 'connect')
    const person = new Person(socket)
    person.say(nick)
    person.say(`/criar ${room}`)
    person.say(`/entrar ${room}`)
    return person
  }

  /** Says a line. */
  say(text: string): void {
    this.#socket.write(`${text}\n`)
  }

  /** Goes. */
  leave(): void {
    this.#socket.destroy()
  }
}
