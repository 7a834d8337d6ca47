import { parseHistory, parseLanguage, parseNotice, parseSlash, slug, takeNick, wholeName } from '@papo/protocol'
import type { SlashName, WebTexts } from '@papo/protocol'
import { OutboxFull } from '@papo/sdk'
import type { Room, Sending } from '@papo/sdk'
import type { App } from '../state/app.ts'
import { chooseLanguage } from '../state/language.ts'
import { textsIn } from '../text/web-texts.ts'
import { messageRuns } from './message-commands.ts'
import { formOf, isOnPage, pageCommands } from './page-commands.ts'
import type { PageCommandName } from './page-commands.ts'
import { NotTaken, whenTaken } from './running.ts'
import type { Opens, Run, Running } from './running.ts'

/** What became of a line: it was sent or done, or why not; then the text stays. */
export type Ran = { readonly isDone: true } | NotRun

/** A line of which nothing came. */
export interface NotRun {
  readonly isDone: false
  readonly problem: string
  /** What was refused and is kept, until the text is back in the field. */
  readonly kept?: Sending
}

const runs: Readonly<Record<PageCommandName, Run>> = {
  ...messageRuns,
  help: ({ app }) => app.overlay.set({ type: 'settings', tab: 'commands' }),
  rooms: ({ app, rest }) => app.overlay.set({ type: 'palette', text: rest }),
  who: ({ opens }) => opens.people(),
  files: ({ opens }) => opens.about(),
  upload: ({ opens }) => opens.chooser(),
  create: ({ app, rest }) => {
    const name = wholeName(rest)
    if (name === '') return app.overlay.set({ type: 'create' })
    return app.client.create(name).then((room) => app.navigation.go({ type: 'room', slug: room.view.slug }))
  },
  join: ({ app, rest }) => {
    const name = wholeName(rest)
    if (name === '') return app.overlay.set({ type: 'palette', text: '#' })
    return app.client.join(name).then((room) => app.navigation.go({ type: 'room', slug: room.view.slug }))
  },
  leave: ({ room }) => room.leave(),
  nick: ({ app, rest }) => {
    const nick = wholeName(rest)
    if (nick === '') return app.overlay.set({ type: 'settings', tab: 'me' })
    return app.client.setNick(nick).then(() => tell(app, ({ composer }) => composer.told.nick))
  },
  me: ({ room, rest, onSending }) => {
    if (rest === '') return 'misused'
    onSending(room.send(rest, { style: 'act' }))
    return undefined
  },
  msg: ({ app, room, rest, onSending }) => {
    const { argument: to, rest: text } = takeNick(rest, {
      isRoom: () => false,
      isNick: (nick) => isKnown(nick, app, room),
    })
    if (to === '' || text === '') return app.overlay.set({ type: 'palette', text: '@' })
    const sending = app.client.sendDirect(to, text)
    onSending(sending)
    return whenTaken(sending)
  },
  lang: ({ app, rest }) => {
    const language = parseLanguage(rest)
    if (language === undefined) return 'misused'
    return chooseLanguage(app, language).then(() => tell(app, ({ composer }) => composer.told.language))
  },
  ignore: ({ app, rest }) => {
    const nick = wholeName(rest)
    return nick === '' ? 'misused' : toggleIgnored(app, nick)
  },
  invite: ({ app, room }) => app.overlay.set({ type: 'invite', room }),
  notify: ({ app, room, rest }) => {
    const level = parseNotice(rest)
    if (level === undefined) return 'misused'
    return room.setNotice(level).then(() => tell(app, ({ composer }) => composer.told.notice[level]))
  },
}

/** Whether somebody in the room, or with whom one talks alone, is called so. */
function isKnown(nick: string, { client }: App, { people, timeline }: Room): boolean {
  const peers = [...client.rooms.values()].flatMap(({ peer }) => peer ?? [])
  return [...people.values(), ...timeline.messages, ...peers].some((one) => slug(one.nick) === slug(nick))
}

/** Hides what somebody says; the second time shows it again. Whose nick it is the server knows alone. */
async function toggleIgnored(app: App, nick: string): Promise<void> {
  const { client } = app
  const before = client.ignored.size
  await client.unignore(nick)
  const isHeard = client.ignored.size < before
  if (!isHeard) await client.ignore(nick)
  tell(app, ({ composer: { told } }) => (isHeard ? told.heardAgain : told.ignored)(nick))
}

/** Says what a command changed, in the language that holds then. */
function tell({ toasts, language }: App, text: (texts: WebTexts) => string): void {
  toasts.show({ text: text(textsIn(language.get())) })
}

/** A line that was entered in a room. */
export interface Line {
  readonly app: App
  readonly room: Room
  readonly text: string
  /** The seq of the message that it answers. */
  readonly reply: number | undefined
  /** Calls with what the line became on its way, as soon as it is. */
  readonly onSending: (sending: Sending) => void
  readonly opens: Opens
}

/** Sends a line as a message, or runs it as the command that it is. */
export async function runLine(line: Line, texts: WebTexts): Promise<Ran> {
  const { app, room, text, reply, onSending, opens } = line
  // a colon begins a command on lines only: here people type faces and times
  const input = /^\s*\//u.test(text) ? parseSlash(text) : { text }
  if ('unknown' in input) return { isDone: false, problem: texts.composer.unknown(input.unknown) }
  if ('text' in input) {
    const said = input.text
    return attempt(() => onSending(sayWithFiles(line, said)), texts)
  }
  const typed = text.trim().split(/\s/u, 1)[0] ?? ''
  return runCommand(input.verb, { app, room, texts, rest: input.rest, typed, reply, onSending, opens })
}

/** Says something, with the files that lie ready for it; what cannot be said leaves them there. */
function sayWithFiles({ app: { trays }, room, reply }: Line, text: string): Sending {
  const taken = trays.take(room)
  try {
    const sending = room.send(text, { ...(reply !== undefined && { reply }), ...(taken && { files: taken.files }) })
    if (taken) trays.follow(sending, taken)
    return sending
  } catch (error) {
    if (taken) trays.giveBack(room, taken)
    throw error
  }
}

async function runCommand(verb: SlashName, running: Running): Promise<Ran> {
  const { texts } = running
  if (verb === 'history') return showHistory(running)
  if (verb === 'who' && running.room.view.kind === 'direct') return { isDone: false, problem: texts.room.directSub }
  if (!isOnPage(verb)) return { isDone: false, problem: texts.composer.onlyLine(running.typed) }
  let isMisused = false
  const ran = await attempt(async () => (isMisused = (await runs[verb](running)) === 'misused'), texts)
  return isMisused ? { isDone: false, problem: texts.composer.usage(usageOf(verb, running)) } : ran
}

/** The list is the history: one scrolls, or goes to the conversation that is meant. */
function showHistory({ app: { client, navigation }, texts: { composer }, rest }: Running): Ran {
  const talkWith = (nick: string): Room | undefined =>
    [...client.rooms.values()].find(({ peer }) => peer && slug(peer.nick) === slug(nick))
  const other = parseHistory(rest, { isNick: (nick) => talkWith(nick) !== undefined, isRoom: () => false })?.other
  if (other === undefined) return { isDone: false, problem: composer.history }
  const room = talkWith(other)
  if (!room) return { isDone: false, problem: composer.noTalk(other) }
  navigation.go({ type: 'direct', room: room.id })
  return { isDone: true }
}

/** What came of it; what failed says why. */
async function attempt(act: () => unknown, texts: WebTexts): Promise<Ran> {
  try {
    await act()
    return { isDone: true }
  } catch (error) {
    if (error instanceof OutboxFull) return { isDone: false, problem: texts.composer.full(error.max) }
    const problem = error instanceof Error && error.message !== '' ? error.message : texts.error.unexpected
    return { isDone: false, problem, ...(error instanceof NotTaken && { kept: error.kept }) }
  }
}

/** How a command is written, in one's own language. */
function usageOf(verb: SlashName, { app }: Running): string {
  const command = pageCommands(app.language.get()).find(({ name }) => name === verb)
  return command ? formOf(command) : `/${verb}`
}
