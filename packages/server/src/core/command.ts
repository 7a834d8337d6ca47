import { ChatError } from '@papo/protocol'
import type { AnswerOf, Command, CommandOf, Verb } from '@papo/protocol'
import { create } from './commands/create.ts'
import { remove } from './commands/delete.ts'
import { edit } from './commands/edit.ts'
import { files } from './commands/files.ts'
import { hello } from './commands/hello.ts'
import { history } from './commands/history.ts'
import { ignore } from './commands/ignore.ts'
import { join } from './commands/join.ts'
import { leave } from './commands/leave.ts'
import { log } from './commands/log.ts'
import { mark } from './commands/mark.ts'
import { nick } from './commands/nick.ts'
import { notice } from './commands/notice.ts'
import { pin } from './commands/pin.ts'
import { pins } from './commands/pins.ts'
import { presence } from './commands/presence.ts'
import { react } from './commands/react.ts'
import { resume } from './commands/resume.ts'
import { rooms } from './commands/rooms.ts'
import { sendDirect } from './commands/send-direct.ts'
import { send } from './commands/send.ts'
import { typing } from './commands/typing.ts'
import { uploadLink } from './commands/upload-link.ts'
import { versions } from './commands/versions.ts'
import { watch } from './commands/watch.ts'
import { who } from './commands/who.ts'
import type { RateKind } from './rates.ts'
import type { Session } from './session.ts'
import { storageFailure } from './storage-failure.ts'
import type { User } from './user.ts'

/** Who asks, once known. */
export interface Asker {
  readonly session: Session
  readonly user: User
}

/** A whole command: checks at once, awaits at most once, answers; it changes no state of a room. */
export type Handler<V extends Verb> = (asker: Asker, command: CommandOf<V>) => AnswerOf<V> | Promise<AnswerOf<V>>

/** What must hold for a verb, and what it does. */
interface Rule<V extends Verb> {
  /** The measure that it counts against: messages may be on their way together, what else is measured waits alone. */
  readonly rate?: RateKind
  /** Reads before it writes, and so waits for what was said before it, and what is said after it waits for it. */
  readonly isFenced?: (command: CommandOf<V>) => boolean
  readonly handle: Handler<V>
}

/** `hello` alone comes before the user is known. */
const rules: { readonly [V in Exclude<Verb, 'hello'>]: Rule<V> } = {
  join: { rate: 'command', handle: join },
  leave: { rate: 'command', handle: leave },
  create: { rate: 'command', handle: create },
  send: { rate: 'message', isFenced: ({ reply, files }) => reply !== undefined || files !== undefined, handle: send },
  send_direct: { rate: 'message', handle: sendDirect },
  edit: { rate: 'message', isFenced: () => true, handle: edit },
  delete: { rate: 'message', isFenced: () => true, handle: remove },
  react: { rate: 'message', handle: react },
  pin: { rate: 'message', isFenced: () => true, handle: pin },
  pins: { handle: pins },
  files: { handle: files },
  upload_link: { rate: 'command', handle: uploadLink },
  versions: { handle: versions },
  history: { handle: history },
  log: { handle: log },
  rooms: { handle: rooms },
  watch: { handle: watch },
  who: { handle: who },
  nick: { rate: 'command', handle: nick },
  resume: { rate: 'command', handle: resume },
  mark: { handle: mark },
  typing: { handle: typing },
  presence: { handle: presence },
  ignore: { rate: 'command', handle: ignore },
  notice: { rate: 'command', handle: notice },
}

/** The measure that a command counts against. */
export function rateOf({ verb }: Command): RateKind | undefined {
  return verb === 'hello' ? undefined : rules[verb].rate
}

/** Whether a paced command goes alone. */
export function isFenced(command: Command): boolean {
  if (command.verb === 'hello') return true
  const rule = rules[command.verb] as Rule<Verb>
  return rule.isFenced?.(command) === true
}

/**
 * Runs a command and writes its answer or its error. Returns nothing when it is done already,
 * else a promise that never rejects.
 */
export function run(session: Session, command: Command): Promise<void> | undefined {
  try {
    const answer = start(session, command)
    if (answer instanceof Promise)
      return answer
        .then((value) => reply(session, command, value))
        .catch((error: unknown) => refuse(session, command, error))
    reply(session, command, answer)
  } catch (error) {
    refuse(session, command, error)
  }
  return undefined
}

type AnyAnswer = AnswerOf<Verb>

function start(session: Session, command: Command): AnyAnswer | Promise<AnyAnswer> {
  if (command.verb === 'hello') return hello(session, command)
  const { user } = session
  if (!user) throw new ChatError('nick_required')
  // the table gives each verb its own handler; the compiler can't follow that through the union
  const handle = rules[command.verb].handle as Handler<Verb>
  return handle({ session, user }, command)
}

function reply(session: Session, command: Command, answer: AnyAnswer): void {
  const { user } = session
  if (user) session.write(session.wire.answer(command.verb, answer, { user }, command))
  if (rateOf(command) !== 'message' || command.verb === 'send_direct') session.readOn()
}

function refuse(session: Session, command: Command, error: unknown): void {
  const told = storageFailure(error)
  if (told instanceof ChatError) return session.fail(told, command)
  session.hub.onError(error)
  session.fail(new ChatError('internal'), command)
}
