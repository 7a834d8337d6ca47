import { ChatError, checkNick, helpLines, nickSlug, parsePrompt, welcomeLines } from '@papo/protocol'
import type { Command, NoticeLevel, PromptInput, RoomId, SlashForm, SlashName } from '@papo/protocol'
import type { Act, Ask, Session } from '../../core/session.ts'
import { inviteLines } from './invite-lines.ts'
import { parseHelp, parseLine } from './line-command.ts'
import type { LineCommand, LineInput, Place, Settle } from './line-command.ts'
import type { Framed } from './line-framing.ts'
import type { LinePorts } from './line-transport.ts'
import { plainStyle } from './line-style.ts'
import type { LineStyle } from './line-style.ts'
import type { LineWire } from './line-wire.ts'
import { S3Program } from './s3-program.ts'
import { Targets } from './targets.ts'

/** How often somebody may answer nothing when asked for a nick. */
const maxBlanks = 3

/** How many of the newest messages are looked through for one that can be answered. */
const newestLookedAt = 20

/** Clears the screen and its scrolled-back lines, and puts the cursor at its beginning. */
const clearScreen = Buffer.from('\u001b[2J\u001b[3J\u001b[H')

/** What a person on a line and the server say to each other: the question for the nick, then commands and texts. */
export class Dialogue implements Place {
  readonly #session: Session
  readonly #ports: LinePorts
  readonly #port: number
  #wire: LineWire
  #blanks = 0
  #program: S3Program | undefined
  /** Made when something is said: most who are connected say nothing. */
  #targets: Targets | undefined
  /** A line that waits until what it needs is known, and what that is. */
  #unsettled: { readonly line: string; readonly what: Settle['what'] } | undefined
  settled: Settle['what'] | undefined
  /** Whether it is one of the seeds' programs that talks. */
  isOfSeed = false

  constructor(session: Session, ports: LinePorts, port: number) {
    this.#session = session
    this.#ports = ports
    this.#port = port
    this.#wire = ports.wires.of(plainStyle(ports.language))
  }

  get wire(): LineWire {
    return this.#wire
  }

  get room(): RoomId | undefined {
    return this.#session.readers.find((reader) => reader.room.record.kind === 'open')?.room.id
  }

  get roomName(): string {
    const { room } = this
    return room === undefined ? '' : (this.#ports.hub.directory.byId(room)?.view.name ?? '')
  }

  get historyCount(): number {
    return this.#ports.limits.historyOnJoin
  }

  isRoom(name: string): boolean {
    return this.#ports.hub.directory.byName(name) !== undefined
  }

  isNick(nick: string): boolean {
    return this.#ports.hub.users.byNick(nick) !== undefined
  }

  get targets(): Targets {
    return (this.#targets ??= new Targets())
  }

  isReading(room: RoomId): boolean {
    return this.#session.readers.some((reader) => reader.room.id === room)
  }

  isIgnored(nick: string): boolean {
    const owner = this.#ports.hub.nicks.ownerOf(nickSlug(nick))
    return owner !== undefined && this.#session.user?.ignored?.has(owner) === true
  }

  isOwn(nick: string): boolean {
    const { user } = this.#session
    return user !== undefined && this.#ports.hub.users.byNick(nick) === user
  }

  /** What stands before the first question, and the question. */
  greeting(): Uint8Array {
    const { hub, version } = this.#ports
    const busy = Array.from(hub.directory.open).filter((room) => room.size > 0)
    const { serverName: name } = hub.settings
    return this.#wire.ask(this.#wire.texts.greeting({ name, version, online: hub.online, rooms: busy.length }))
  }

  /** What a line asks; undefined where it asks nothing. */
  read(framed: Framed): Ask | undefined {
    if ('problem' in framed)
      return this.#refuseLine(new ChatError(framed.problem, { max: this.#ports.limits.maxLineBytes }))
    return this.#session.user ? this.#chat(framed.line) : this.#answer(framed.line)
  }

  /** The next attempt to name who can't be asked for another nick; undefined where there is nobody to name so. */
  introduce(): Ask | undefined {
    if (!this.#program || this.#session.user) return undefined
    const { hub } = this.#ports
    const nick = this.#program.nextNick(
      (one) => 'nick' in checkNick(one, hub.settings.serverName) && !hub.nicks.isTaken(one),
    )
    if (nick === undefined) return act(() => this.#session.close('protocol'))
    return { verb: 'hello', nick, room: hub.settings.entryRoom }
  }

  /** Reads the line again that waited for something to be known; undefined where none did. */
  readAgain(): Ask | undefined {
    if (!this.#unsettled) return undefined
    const { line, what } = this.#unsettled
    this.#unsettled = undefined
    this.settled = what
    const input = parseLine(line, this)
    this.settled = undefined
    return this.#ask(input)
  }

  #chat(line: string): Ask | undefined {
    const text = this.#program?.saidIn(line) ?? line
    const input = parseLine(text, this)
    return input.type === 'settle' ? this.#settle(input, text) : this.#ask(input)
  }

  /** Anything but a message waits for all before it: when this is done, what was said is known by its place. */
  #settle(input: Settle, line: string): Ask {
    this.#unsettled = { line, what: input.what }
    if (input.what === 'own') return act(() => undefined)
    const { targets } = this
    targets.newest = undefined
    const find: LineCommand = {
      verb: 'history',
      room: input.room,
      limit: newestLookedAt,
      targets,
      shows: 'nothing',
    }
    return find
  }

  #ask(input: LineInput): Ask | undefined {
    switch (input.type) {
      case 'command':
        return input.command
      case 'refused':
        return act(() => this.#session.fail(input.error, input.command))
      case 'usage':
        return act(() => this.#say([this.#wire.texts.usage[input.problem]]))
      case 'help':
        return act(() => this.#say(this.#help(input)))
      case 'language':
        return act(() => {
          this.#speak({ language: input.language })
          this.#say([this.#wire.texts.languageChanged])
        })
      case 'option':
        return act(() => {
          const { option, on } = input
          this.#speak({ [option]: on })
          this.#say([this.#wire.texts.options[option][on ? 'on' : 'off']])
        })
      case 'notify':
        return this.#notify(input.level)
      case 'clear':
        return act(() => this.#clear())
      case 'invite':
        return act(() => this.#invite())
      case 'quit':
        return act(() => this.#quit())
      case 'settle':
      case 'nothing':
        return undefined
    }
  }

  /** The bell is the line's own and rings in every room; the room is told what it may tell of itself. */
  #notify(bell: NoticeLevel): Ask {
    const { room } = this
    if (room !== undefined) {
      this.#speak({ bell })
      return { verb: 'notice', room, notice: bell }
    }
    return act(() => {
      this.#speak({ bell })
      this.#say([this.#wire.texts.notices[bell]])
    })
  }

  #clear(): void {
    if (this.#wire.style.colors) this.#session.write(clearScreen)
    else this.#say([this.#wire.texts.clearNeedsColors])
  }

  #invite(): void {
    const { hub, address } = this.#ports
    const room = this.room === undefined ? undefined : hub.directory.byId(this.room)?.view
    this.#say(inviteLines(room, { address: address(), wire: this.#wire }))
  }

  #answer(line: string): Ask | undefined {
    if (this.isOfSeed && !this.#program) {
      this.#program = S3Program.announcedBy(line, this.#wire.texts.namelessNick(this.#port))
      if (this.#program) return this.introduce()
    }
    return this.#askPrompted(parsePrompt(line))
  }

  #askPrompted(input: PromptInput): Ask | undefined {
    switch (input.type) {
      case 'blank':
        this.#blanks += 1
        if (this.#blanks < maxBlanks) return act(() => this.#askAgain([]))
        return this.#hello(this.#wire.texts.namelessNick(this.#port))
      case 'nick':
        return this.#hello(input.nick, input.room)
      case 'help':
        return act(() => this.#askAgain(this.#promptHelp(input.topic, input.form)))
      case 'language':
        return act(() => {
          this.#speak({ language: input.language })
          this.#session.write(this.greeting())
        })
      case 'usage':
        return act(() => this.#askAgain([this.#wire.texts.usage[input.problem]]))
      case 'quit':
        return act(() => this.#quit())
    }
  }

  #hello(nick: string, named?: string): Command {
    const { hub, landing } = this.#ports
    const room = named ?? (landing ? hub.settings.entryRoom : undefined)
    return room === undefined ? { verb: 'hello', nick } : { verb: 'hello', nick, room }
  }

  #refuseLine(error: ChatError): Act {
    return act(() => {
      this.#session.fail(error, undefined)
      if (!this.#session.user) this.#askAgain([])
    })
  }

  #promptHelp(topic: string, form: SlashForm): readonly string[] {
    const input = parseHelp(topic, form)
    if (input.type === 'help') return this.#help(input)
    const { texts } = this.#wire
    return input.type === 'refused' ? texts.errors[input.error.code](input.error.detail, undefined) : []
  }

  #help({ topic, form }: { topic: SlashName | undefined; form: SlashForm }): readonly string[] {
    const { language } = this.#wire
    return form === 'colon' && language === 'en' ? welcomeLines(language) : helpLines(language, topic)
  }

  #askAgain(lines: readonly string[]): void {
    this.#session.write(this.#wire.ask(lines))
  }

  #say(lines: readonly string[]): void {
    this.#session.write(this.#wire.say(lines))
  }

  #speak(change: Partial<LineStyle>): void {
    this.#wire = this.#ports.wires.of({ ...this.#wire.style, ...change })
    this.#session.speak(this.#wire)
  }

  #quit(): void {
    this.#say([this.#wire.texts.goodbye])
    this.#session.close('quit')
  }
}

function act(does: () => void): Act {
  return { verb: 'act', act: does }
}
