import type { MessageView, Seq, Signal } from '@papo/protocol'
import { plainText, tokenize, webTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { App } from '../state/app.ts'
import { cell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'
import { isCalling } from './build-items.ts'
import { Codes } from './codes.ts'
import type { RowItem } from './item.ts'
import { MessagePane } from './message-pane.ts'
import type { PaneElements } from './message-pane.ts'
import { Navigator } from './navigator.ts'
import { createPainter } from './painter.tsx'
import { ReadMarker } from './read-marker.ts'
import { Roving } from './roving.ts'
import type { RowContext } from './row-context.ts'
import { isWatched, nothingSeen, Sight } from './sight.ts'
import type { SightState } from './sight.ts'
import { createTimes } from './times.ts'

const clock = {
  now: (): number => Date.now(),
  after: (ms: number, call: () => void): (() => void) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}

/** What the rest of the page can ask of the list. */
export interface ListControls {
  readonly jumpToEnd: () => void
  /** Into the list, to its last message. */
  readonly focusLast: () => void
  /** Drops the unread divider and goes to the end; false where there was nothing to drop. */
  readonly dropUnread: () => boolean
}

/** One room's list while it is shown: its parts, put together. */
export class ListControl implements ListControls {
  readonly room: Room
  readonly app: App
  readonly pane: MessagePane
  readonly navigator: Navigator
  readonly roving: Roving
  readonly sight: Cell<SightState> = cell(nothingSeen)
  readonly codes: Codes
  readonly openCodes = new Set<string>()
  readonly #elements: PaneElements
  readonly #marker: ReadMarker
  readonly #look: Sight
  #context: RowContext | undefined
  #stops: (() => void)[] = []

  constructor(app: App, room: Room, elements: PaneElements) {
    this.app = app
    this.room = room
    this.#elements = elements
    this.codes = new Codes(elements.scroller, (key) => this.pane.touch(key))
    this.pane = this.#createPane()
    const { pane } = this
    this.roving = new Roving(pane.rows)
    const canMove = (): boolean =>
      !matchMedia('(prefers-reduced-motion: reduce)').matches && !app.preferences.get().lessMotion
    const onMissing = (): void => app.toasts.show({ text: this.texts.error.unexpected })
    const { scroller } = elements
    this.navigator = new Navigator({ room, pane, scroller, me: () => this.me.id, canMove, onMissing })
    this.#marker = new ReadMarker(clock, room.marker.n, (marker) => room.mark(marker))
    const canGoBack = (): boolean => this.navigator.canGoBack
    this.#look = new Sight({ room, pane, marker: this.#marker, state: this.sight, canGoBack })
    this.#listen()
  }

  get texts(): RowContext['texts'] {
    return webTexts[this.app.language.get()]
  }

  get me(): { readonly id: number; readonly nick: string } {
    return this.app.client.me ?? { id: 0, nick: '' }
  }

  /** Whether the person made the room, or it is a conversation: who may pin. */
  get canPin(): boolean {
    return this.room.isOwn || this.room.view.kind === 'direct'
  }

  close(): void {
    this.navigator.leave()
    this.#marker.stop()
    this.codes.close()
    for (const stop of this.#stops) stop()
    this.pane.close()
  }

  jumpToEnd(): void {
    this.navigator.jumpToEnd()
  }

  focusLast(): void {
    this.roving.last()
  }

  dropUnread(): boolean {
    const had = this.pane.unread !== undefined || !this.pane.keeper.isStuck
    this.pane.unread = undefined
    this.pane.refresh()
    this.navigator.jumpToEnd()
    return had
  }

  /** A message's row as it is shown, by its seq. */
  messageOf(item: RowItem | undefined): MessageView | undefined {
    return item?.type === 'message' ? item.message : undefined
  }

  /** Ends the editing of a message, with its new text where there is one. */
  endEdit(seq: Seq, text: string | undefined): void {
    this.app.editing.set(undefined)
    const message = this.room.timeline.find(seq)
    const trimmed = text?.trim() ?? ''
    if (message && trimmed !== '' && trimmed !== message.text) this.room.edit(seq, trimmed)
    this.app.composer.set({ focus: true })
  }

  #createPane(): MessagePane {
    const { app, room } = this
    return new MessagePane(this.#elements, {
      room,
      clock,
      me: () => this.me,
      ignored: () => app.client.ignored,
      editing: () => app.editing.get(),
      dayText: (at) => this.#how.times.day(at, clock.now()),
      painter: createPainter(() => this.#how),
      onFrame: () => {
        this.#look.look()
        this.roving.keep()
        this.codes.watch(this.#elements.list)
      },
      onSent: () => this.navigator.jumpToEnd(),
      onRefused: (act) => {
        app.toasts.show({ text: this.texts.msg.failed(act.error?.text ?? this.texts.error.unexpected) })
        act.discard()
      },
      onReset: () => this.navigator.onReset(),
    })
  }

  get #how(): RowContext {
    const { app, room } = this
    this.#context ??= {
      texts: this.texts,
      times: createTimes(app.language.get(), this.texts.room, app.preferences.get().clock),
      me: this.me,
      owner: room.view.kind === 'direct' ? undefined : room.view.maker,
      quoteOf: (message) => room.timeline.quoteOf(message),
      find: (seq) => room.timeline.find(seq),
      nickOf: (user) =>
        room.people.get(user)?.nick ?? room.timeline.messages.findLast(({ author }) => author === user)?.nick,
      openCodes: this.openCodes,
      coloursOf: (language, code) => this.codes.coloursOf(language, code),
      onEdited: (seq, text) => this.endEdit(seq, text),
    }
    return this.#context
  }

  #listen(): void {
    const { app, room, pane } = this
    const redraw = (): void => {
      this.#context = undefined
      pane.refresh({ isWhole: true })
    }
    const look = (): void => pane.askFrame()
    addEventListener('focus', look)
    addEventListener('blur', look)
    document.addEventListener('visibilitychange', look)
    this.#stops = [
      app.language.watch(redraw),
      app.preferences.watch(redraw),
      app.client.on('me', redraw),
      app.editing.watch(() => pane.refresh()),
      app.client.on('signal', (signal) => this.#tell(signal)),
      app.client.on('message', (message, where) => {
        if (where === room) this.#announce(message)
      }),
      () => removeEventListener('focus', look),
      () => removeEventListener('blur', look),
      () => document.removeEventListener('visibilitychange', look),
      this.#followDays(redraw),
    ]
  }

  /** At midnight "Hoje" becomes "Ontem". */
  #followDays(redraw: () => void): () => void {
    let stop = (): void => {}
    const arm = (): void => {
      const now = new Date(clock.now())
      const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
      stop = clock.after(next.getTime() - now.getTime() + 500, () => {
        redraw()
        arm()
      })
    }
    arm()
    return () => stop()
  }

  #tell(signal: Signal): void {
    this.pane.tell(signal, this.app.preferences.get().arrivals)
  }

  /** Only what comes live, while the end is in sight and somebody looks, is said aloud (ux.md 4.2). */
  #announce(message: MessageView): void {
    const { announcer, client, preferences } = this.app
    const { announce } = preferences.get()
    const isForMe = isCalling(message, this.me.id)
    if (announce === 'none' || (announce === 'mentions' && !isForMe)) return
    if (message.author === this.me.id || client.ignored.has(message.author)) return
    if (!isWatched() || !this.pane.keeper.isStuck) return
    const { aria } = this.texts
    const text = shortened(plainText(tokenize(message.text)), aria.long)
    const said = isForMe ? aria.called(message.nick, text) : aria.said(message.nick, text)
    announcer.say({ text: said, nick: message.nick, ...(isForMe && { isFirst: true }) })
  }
}

const maxSaid = 140

function shortened(text: string, long: string): string {
  const letters = Array.from(text)
  return letters.length <= maxSaid ? text : `${letters.slice(0, maxSaid).join('')}, ${long}`
}
