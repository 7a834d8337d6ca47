import { once } from 'node:events'
import { connect, Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import type { Readable, Writable } from 'node:stream'
import type { TestContext } from 'node:test'
import { atEnd } from './at-end.ts'
import { short } from './length.ts'
import { reset } from './reset.ts'

// before a release some of what people wait for takes minutes
const deadlineMs = short(60_000, 600_000)

/** Where somebody connects to, and from where. */
export interface Way {
  readonly host?: string
  readonly from?: string
}

/** What somebody waits for: a line as it is, a pattern, or any test of a line. */
export type Wanted = string | RegExp | ((line: string) => boolean)

/** The two ends of a connection: a socket, or a program that speaks for it. */
export interface Ends {
  readonly input: Readable
  readonly output: Writable
}

/** A person on a line: says things, and remembers each line heard. Lets go of the connection when the test ends. */
export class Person {
  /** Every whole line that came, without its end. */
  readonly lines: string[] = []
  /** Called whenever something came. */
  onNews: () => void = ignore
  readonly #ends: Ends
  readonly #decoder = new StringDecoder('utf8')
  #rest = ''
  #heard = 0
  #hasEnded = false
  #news = Promise.withResolvers<void>()

  constructor(t: TestContext, ends: Ends) {
    this.#ends = ends
    const { input, output } = ends
    atEnd(t, () => this.destroy())
    output.on('error', ignore)
    input.on('error', ignore).on('data', (chunk: Buffer) => this.#take(chunk))
    for (const end of ['end', 'close']) input.on(end, () => this.#end())
  }

  /** Connects to a server on this machine. */
  static async connect(
    t: TestContext,
    port: number,
    { host = '127.0.0.1', from = '127.0.0.1' }: Way = {},
  ): Promise<Person> {
    const socket = connect({ port, host, localAddress: from, allowHalfOpen: true, noDelay: true })
    const person = new Person(t, { input: socket, output: socket })
    await once(socket, 'connect')
    return person
  }

  /** Connects, and is let in under a nick. */
  static async enter(t: TestContext, port: number, nick: string): Promise<Person> {
    const person = await Person.connect(t, port)
    await person.introduce(nick)
    return person
  }

  /** What came after the last whole line. */
  get rest(): string {
    return this.#rest
  }

  /** Whether the server has ended the connection. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** Gives a nick, and waits until it is accepted and the whole welcome is there. */
  async introduce(nick: string): Promise<void> {
    this.say(nick)
    await this.hears((line) => line.includes(`Bem-vindo(a) ao chat, ${nick}!`))
    await this.hears('/sair_chat - desconectar')
  }

  /** Makes a room and goes into it; one that exists is only entered. */
  async enterRoom(room: string): Promise<void> {
    this.say(`/criar ${room}`)
    this.say(`/entrar ${room}`)
    await this.hears(`✅ Você entrou na sala '${room}'.`)
  }

  /** Sends lines. */
  say(...lines: string[]): void {
    this.send(lines.map((line) => `${line}\n`).join(''))
  }

  /** Sends bytes as they are. */
  send(bytes: string | Uint8Array): void {
    this.#ends.output.write(bytes)
  }

  /** Sends bytes, and resolves when the operating system has them. */
  sendAll(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#ends.output.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
  }

  /** The next line that is wanted, of those that came after the last one waited for. */
  async hears(wanted: Wanted): Promise<string> {
    let at = this.#heard
    const find = (): boolean => {
      while (at < this.lines.length && !fits(this.lines[at] ?? '', wanted)) at += 1
      return at < this.lines.length
    }
    await this.#until(
      find,
      () => `${describe(wanted)} among ${JSON.stringify(this.lines.slice(this.#heard).slice(-20))}`,
    )
    this.#heard = at + 1
    return this.lines[at] ?? ''
  }

  /** Resolves when something is so, which is looked at whenever something comes. */
  async finds(what: string, isTrue: () => boolean): Promise<void> {
    await this.#until(isTrue, () => what)
  }

  /** Asks something that is answered at once, and waits for the answer: all that was sent before is done. */
  async isAnswered(): Promise<void> {
    this.say('/qzxqzx')
    await this.hears((line) => line.includes('/qzxqzx'))
  }

  /** Resolves when the server has ended the connection. */
  async ended(): Promise<void> {
    await this.#until(
      () => this.#hasEnded,
      () => `the end after ${JSON.stringify(this.lines.slice(-5))}`,
    )
  }

  /** Takes no more bytes. */
  pause(): void {
    this.#ends.input.pause()
  }

  /** Takes bytes again. */
  resume(): void {
    this.#ends.input.resume()
  }

  /** Ends the connection in the ordinary way. */
  hangUp(): void {
    this.#ends.output.end()
  }

  /** Ends it by RST. */
  reset(): void {
    const { input } = this.#ends
    if (input instanceof Socket) reset(input)
  }

  /** Lets go of it, whatever is under way. */
  destroy(): void {
    this.#ends.input.destroy()
    this.#ends.output.destroy()
  }

  #take(chunk: Buffer): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\r\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.lines.push(line)
    this.#wake()
  }

  #end(): void {
    this.#hasEnded = true
    this.#wake()
  }

  #wake(): void {
    this.onNews()
    this.#news.resolve()
    this.#news = Promise.withResolvers<void>()
  }

  async #until(isTrue: () => boolean, what: () => string): Promise<void> {
    const late = Promise.withResolvers<'late'>()
    const timer = setTimeout(() => late.resolve('late'), deadlineMs)
    try {
      while (!isTrue()) {
        if (this.#hasEnded)
          throw new Error(`the connection ended before ${what()}; last: ${JSON.stringify(this.#rest)}`)
        if ((await Promise.race([this.#news.promise, late.promise])) === 'late')
          throw new Error(`waited in vain: ${what()}`)
      }
    } finally {
      clearTimeout(timer)
    }
  }
}

function fits(line: string, wanted: Wanted): boolean {
  if (typeof wanted === 'string') return line === wanted
  return typeof wanted === 'function' ? wanted(line) : wanted.test(line)
}

function describe(wanted: Wanted): string {
  return typeof wanted === 'string' ? JSON.stringify(wanted) : wanted.toString()
}

function ignore(): void {
  // a connection that fails also closes, and that is what is looked at
}
