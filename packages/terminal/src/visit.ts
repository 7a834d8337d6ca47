import { createInterface } from 'node:readline'
import type { Interface } from 'node:readline'
import { lineTexts } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import { RefusedError, connect } from '@papo/sdk'
import type { Client } from '@papo/sdk'
import { Chat } from './chat/chat.ts'
import { Telling } from './chat/telling.ts'
import { sayGoodbye } from './goodbye.ts'
import { askNick } from './nick-question.ts'
import type { JoinOptions } from './options.ts'
import { complete } from './screen/complete.ts'
import type { Completion } from './screen/complete.ts'
import { PlainScreen, TerminalScreen } from './screen/screen.ts'
import { FileLocks } from './state/file-locks.ts'
import { FileStorage } from './state/file-storage.ts'
import { PrivateFiles } from './state/private-files.ts'
import { recall, remember, roomOf, tokenOf } from './state/remembered.ts'
import type { Remembered } from './state/remembered.ts'
import { serverFolder } from './state/state-folder.ts'

/** What a visit stands on. */
export interface VisitPorts {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  /** The folder in which a person's programs remember. */
  readonly folder: string
  /** Resolves when the system wants the program to end. */
  readonly stopped: Promise<void>
}

const badToken = 4401

/** One visit to a server from a terminal, from the nick to the good-bye. */
export class Visit {
  readonly #options: JoinOptions
  readonly #ports: VisitPorts
  readonly #files: PrivateFiles
  readonly #locks: FileLocks
  readonly #editor: Interface
  readonly #screen: TerminalScreen | PlainScreen
  readonly #ended = Promise.withResolvers<number>()
  /** Lines that were typed before anybody asked for them. */
  readonly #lines: string[] = []
  #onLine: ((line: string) => void) | undefined
  #isOver = false
  /** Whether the nick was asked for here, not given or remembered. */
  #wasAsked = false
  #remembering: Promise<void> = Promise.resolve()
  #hasInputEnded = false
  /** The language from now on. */
  #language: Language
  /** The room to go into, where one is named. */
  #room: string | undefined
  #chat: Chat | undefined

  constructor(options: JoinOptions, ports: VisitPorts) {
    const { input, output, folder } = ports
    this.#options = options
    this.#language = options.language
    this.#room = options.room
    this.#ports = ports
    this.#files = new PrivateFiles(serverFolder(folder, options.server))
    this.#locks = new FileLocks(this.#files)
    const isTerminal = input.isTTY && output.isTTY && process.env['TERM'] !== 'dumb'
    const completer = (line: string): Completion => (this.#chat ? complete(line, this.#chat.names) : [[], line])
    this.#editor = createInterface({
      input,
      ...(isTerminal && { output }),
      terminal: isTerminal,
      completer,
      historySize: 200,
      tabSize: 2,
    })
    this.#screen = isTerminal ? new TerminalScreen(this.#editor, { input, output }) : new PlainScreen(output)
    this.#editor.on('line', (line) => this.#take(line))
    this.#editor.on('close', () => this.#endInput())
    this.#editor.on('SIGINT', () => this.#interrupt())
  }

  /** Resolves with the code to leave with. */
  async run(): Promise<number> {
    void this.#ports.stopped.then(() => {
      this.#chat?.uploads.stop()
      return this.#leave()
    })
    await this.#locks.sweep()
    const known = await recall(this.#files)
    const nick = this.#options.nick ?? known.nick ?? (await this.#askNick())
    if (nick === undefined) return this.#end(0)
    const client = this.#connect(nick, known)
    const telling = new Telling(client, this.#language)
    if (!(await this.#arrive(client, telling))) return this.#end(this.#isOver ? 0 : 1)
    await this.#begin(client, telling, known)
    const code = await this.#ended.promise
    client.close()
    await this.#locks.released()
    await this.#remembering
    return this.#end(code)
  }

  #connect(nick: string, known: Remembered): Client {
    const token = tokenOf(known, nick)
    return connect({
      url: this.#options.server,
      nick,
      language: this.#language,
      channel: 'line',
      ...(token !== undefined && { token }),
      ports: { storage: new FileStorage(this.#files), locks: this.#locks },
    })
  }

  /** Gets in, asking for another nick as often as one is refused; false where it can't be. */
  async #arrive(client: Client, telling: Telling): Promise<boolean> {
    const stop = client.on('state', ({ type }) => {
      if (type === 'waiting') this.#screen.print([telling.own.connecting(this.#options.server)])
    })
    try {
      for (;;) {
        const problem = await Promise.race([
          client.ready().then(() => undefined, asError),
          this.#ended.promise.then(() => new Error('left')),
        ])
        if (problem === undefined) return true
        if (this.#isOver) return false
        if (!(await this.#tryAgain(client, telling, problem))) return false
      }
    } finally {
      stop()
      if (this.#isOver) client.close()
    }
  }

  async #tryAgain(client: Client, telling: Telling, problem: Error): Promise<boolean> {
    const { state, token } = client
    const reason = state.type === 'stopped' ? state.reason : undefined
    const isBadToken = reason?.type === 'cut' && reason.code === badToken
    if (token !== undefined && (isBadToken || (problem instanceof RefusedError && problem.code === 'token_invalid'))) {
      client.retry({})
      return true
    }
    if (!(problem instanceof RefusedError)) {
      this.#screen.print([telling.own.stopped(problem.message)])
      return false
    }
    this.#screen.print(telling.safe(telling.texts.errors[problem.code](problem.detail, 'hello')))
    // behind a pipe nobody reads the question: what comes next was written to be said
    if (this.#screen instanceof PlainScreen && !this.#wasAsked) return false
    const nick = await this.#askNick()
    if (nick === undefined) return false
    telling.restyle({ language: this.#language })
    client.retry({ nick })
    return true
  }

  async #begin(client: Client, telling: Telling, known: Remembered): Promise<void> {
    const me = client.me?.nick ?? ''
    const keep = (room: string | undefined): void =>
      this.#remember({ nick: client.me?.nick ?? me, token: client.token, room })
    const { output } = this.#ports
    const isTerminal = this.#screen instanceof TerminalScreen
    const chat = new Chat({
      client,
      telling,
      screen: this.#screen,
      address: this.#options.server.includes('://') ? this.#options.server : `http://${this.#options.server}`,
      clear: () => this.#screen.clear(),
      onStyle: () => this.#editor.setPrompt(telling.prompt),
      beep: () => void (isTerminal && output.write('\x07')),
      quit: () => void this.#leave(),
      onRoom: (room) => keep(room?.view.name),
    })
    this.#chat = chat
    client.watchRooms()
    client.on('state', (state) => {
      if (state.type !== 'stopped' || this.#isOver) return
      this.#screen.print([telling.own.stopped(client.state.type)])
      this.#ended.resolve(1)
    })
    keep(undefined)
    chat.say(telling.texts.welcome(me))
    chat.tellLeft()
    const room = this.#room ?? roomOf(known, me)
    if (room !== undefined) await chat.type(`/entrar "${room}"`)
    this.#listen(chat)
  }

  /** One after the other: each reads what the one before it has written. What can't be kept is asked again next time. */
  #remember(what: Parameters<typeof remember>[1]): void {
    this.#remembering = this.#remembering.then(() => remember(this.#files, what)).catch(() => undefined)
  }

  #listen(chat: Chat): void {
    const { input } = this.#ports
    this.#editor.setPrompt(chat.telling.prompt)
    this.#onLine = (line) => {
      this.#screen.eraseEntered()
      const done = chat.type(line)
      this.#screen.prompt()
      void done
    }
    if (this.#screen instanceof TerminalScreen)
      input.on('keypress', () => {
        if (this.#editor.line !== '' && !/^[/:]/.test(this.#editor.line)) chat.room?.type()
      })
    for (const line of this.#lines.splice(0)) void chat.type(line)
    this.#screen.prompt()
    if (this.#hasInputEnded) void this.#leave()
  }

  /** Asks for a nick; undefined where one leaves instead. */
  async #askNick(): Promise<string | undefined> {
    this.#wasAsked = true
    const say = (lines: readonly string[]): void => this.#screen.print(lines)
    const answer = await askNick(this.#language, { ask: (question) => this.#ask(question), say })
    this.#language = answer?.language ?? this.#language
    if (answer?.type === 'nick') {
      this.#room = answer.room ?? this.#room
      return answer.nick
    }
    if (!answer) return undefined
    this.#isOver = true
    say([lineTexts[this.#language].goodbye])
    return undefined
  }

  /** The line that answers a question; undefined where one leaves instead. */
  #ask(question: string): Promise<string | undefined> {
    return new Promise((resolve) => {
      const early = this.#lines.shift()
      if (early !== undefined) return resolve(early)
      if (this.#hasInputEnded) return resolve(undefined)
      this.#onLine = (line) => {
        this.#onLine = undefined
        this.#editor.off('close', onClose)
        resolve(line)
      }
      const onClose = (): void => resolve(undefined)
      this.#editor.once('close', onClose)
      void this.#ended.promise.then(() => resolve(undefined))
      this.#editor.setPrompt(question)
      this.#editor.prompt()
    })
  }

  #take(line: string): void {
    if (this.#onLine) this.#onLine(line)
    else this.#lines.push(line)
  }

  #endInput(): void {
    this.#hasInputEnded = true
    if (this.#chat) void this.#leave()
  }

  /** Ctrl+C ends the file that is on its way; where none is, one goes. */
  #interrupt(): void {
    if (this.#chat?.uploads.cancel() !== true) void this.#leave()
  }

  /** Goes, when all that was to be said is. */
  async #leave(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    const chat = this.#chat
    if (chat) await sayGoodbye(chat, this.#screen)
    this.#ended.resolve(0)
  }

  #end(code: number): number {
    this.#isOver = true
    this.#editor.close()
    return code
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
