import { parseSlash } from '@papo/protocol'
import type { NoticeLevel, SlashName, WebTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { App } from '../state/app.ts'

/** What became of a line: it was sent or done, or why not; then the text stays. */
export type Ran = { readonly isDone: true } | { readonly isDone: false; readonly problem: string }

interface Running {
  readonly app: App
  readonly room: Room
  readonly rest: string
}

type Run = (running: Running) => Promise<unknown> | undefined | void

const notices: Readonly<Record<string, NoticeLevel>> = {
  tudo: 'all',
  all: 'all',
  mencoes: 'mentions',
  /** The command as it was typed: `/apagar`. */
  readonly typed: string
  mentions: 'mentions',
  nada: 'none',
  none: 'none',
}

/** The commands that the page runs; the others belong to a terminal. */
const runs: Readonly<Partial<Record<string, Run>>> = {
  help: ({ app }) => app.overlay.set({ type: 'settings', tab: 'keys' }),
  rooms: ({ app, rest }) => app.overlay.set({ type: 'palette', text: rest }),
  who: ({ app }) => app.preferences.update((now) => ({ ...now, showPeople: true })),
  create: ({ app, rest }) => {
    if (rest === '') return app.overlay.set({ type: 'create' })
    return app.client.create(rest).then((room) => app.navigation.go({ type: 'room', slug: room.view.slug }))
  },
  join: ({ app, rest }) => {
    if (rest === '') return app.overlay.set({ type: 'palette', text: '#' })
    return app.client.join(rest).then((room) => app.navigation.go({ type: 'room', slug: room.view.slug }))
  },
  leave: ({ room }) => room.leave(),
  nick: ({ app, rest }) => {
    if (rest === '') return app.overlay.set({ type: 'settings', tab: 'me' })
    return app.client.setNick(rest)
  },
  me: ({ room, rest }) => {
    if (rest !== '') room.send(rest, { style: 'act' })
  },
  msg: ({ app, rest }) => {
    const [, quoted, plain, text = ''] = /^(?:"([^"]+)"|(\S+))\s+(.+)$/su.exec(rest) ?? []
    const to = quoted ?? plain
    if (to === undefined) return app.overlay.set({ type: 'palette', text: '@' })
    app.client.sendDirect(to, text)
  },
  lang: ({ app, rest }) => app.language.set(/^en/i.test(rest) ? 'en' : 'pt-BR'),
  ignore: ({ app, rest }) => (rest === '' ? undefined : app.client.ignore(rest)),
  invite: ({ app, room }) => app.overlay.set({ type: 'invite', room }),
  notices: ({ room, rest }) => {
    const level = notices[rest.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()]
    return level === undefined ? undefined : room.setNotice(level)
  },
}

/** A line that was entered in a room. */
export interface Line {
  readonly app: App
  readonly room: Room
  readonly text: string
  /** The seq of the message that it answers. */
  readonly reply: number | undefined
}

/** Whether the page runs a command. */
export function canRun(name: string): boolean {
  return runs[name] !== undefined
}

/** Sends a line as a message, or runs it as the command that it is. */
export async function runLine(line: Line, texts: WebTexts): Promise<Ran> {
  const { app, room, text, reply } = line
  // a colon begins a command on lines only: here people type faces and times
  const input = /^\s*\//u.test(text) ? parseSlash(text) : { text }
  if ('unknown' in input) return { isDone: false, problem: texts.composer.unknown(input.unknown) }
  if ('text' in input) {
    room.send(input.text, reply === undefined ? {} : { reply })
    return { isDone: true }
  }
  return runCommand(input.verb, { app, room, rest: input.rest, typed: text.trim().split(/\s/u, 1)[0] ?? '' }, texts)
}

async function runCommand(verb: SlashName, running: Running, texts: WebTexts): Promise<Ran> {
  const run = runs[verb]
  if (!run) return { isDone: false, problem: texts.composer[inMenu.has(verb) ? 'byMenu' : 'onlyLine'](running.typed) }
  try {
    await run(running)
    return { isDone: true }
/** What a message's own menu does here. */
const inMenu: ReadonlySet<SlashName> = new Set<SlashName>(['reply', 'edit', 'delete', 'react', 'history'])

  } catch (error) {
    return { isDone: false, problem: error instanceof Error ? error.message : texts.error.unexpected }
  }
}
