import type { FileId, MessageView, Seq, Signal } from '@papo/protocol'
import type { Room, Sending } from '@papo/sdk'
import { isAwaited } from '../composer/running.ts'
import { loadParts } from '../files/load-parts.ts'
import { nickIn } from '../room/nick-in.ts'
import type { App } from '../state/app.ts'
import { cell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'
import { steadyClock } from '../state/steady-clock.ts'
import { textsIn } from '../text/web-texts.ts'
import { Codes } from './codes.ts'
import { Deeds } from './deeds.ts'
import { editText } from './edit-text.ts'
import { FocusMoves } from './focus-moves.ts'
import { followDays } from './follow-days.ts'
import { followFingers } from './gestures.ts'
import { followClicks } from './list-clicks.ts'
import { onListKey } from './list-keys.ts'
import { MessagePane } from './message-pane.ts'
import { Navigator } from './navigator.ts'
import { createPainter } from './painter.tsx'
import type { PaneElements } from './pane-parts.ts'
import type { Popup } from './popup.ts'
import { ReadMarker } from './read-marker.ts'
import { Roving } from './roving.ts'
import type { RowContext } from './row-context.ts'
import type { Row } from './rows.ts'
import { nothingSeen, Sight } from './sight.ts'
import type { SightState } from './sight.ts'
import { createTimes } from './times.ts'
import type { Times } from './times.ts'
import { Toolbar } from './toolbar.tsx'

/** What the rest of the page can ask of the list. */
export interface ListControls {
  readonly jumpToEnd: () => void
  /** Into the list, to its last message. */
  readonly focusLast: () => void
  /** Shows a message and gives it the focus; one can go back from it. */
  readonly showMessage: (seq: Seq) => void
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
  readonly popup: Cell<Popup | undefined> = cell<Popup | undefined>(undefined)
  readonly codes: Codes
  readonly deeds: Deeds
  readonly toolbar: Toolbar
  readonly focus: FocusMoves
  readonly openCodes = new Set<string>()
  readonly #elements: PaneElements
  readonly #marker: ReadMarker
  readonly #look: Sight
  readonly #alerted = new Set<string>()
  #context: RowContext | undefined
  #stops: (() => void)[] = []

  constructor(app: App, room: Room, elements: PaneElements) {
    this.app = app
    this.room = room
    this.#elements = elements
    this.codes = new Codes(elements.scroller, (key) => this.pane.touch(key))
    // before the pane: that tells at once what was refused while one was elsewhere
    this.deeds = new Deeds(app, room, () => this.texts)
    this.pane = this.#createPane()
    const { pane } = this
    this.roving = new Roving(pane.rows)
    this.toolbar = this.#createToolbar()
    const canMove = (): boolean =>
      !matchMedia('(prefers-reduced-motion: reduce)').matches && !app.preferences.get().lessMotion
    const onMissing = (): void => app.toasts.show({ text: this.texts.error.unexpected })
    const onNoMessage = (): void => app.toasts.show({ text: this.texts.error.message404 })
    const { scroller } = elements
    this.navigator = new Navigator({ room, pane, scroller, me: () => this.me.id, canMove, onMissing, onNoMessage })
    this.focus = new FocusMoves(pane, this.roving, this.navigator)
    this.#marker = new ReadMarker(steadyClock, room.marker.n, (marker) => room.mark(marker))
    const canGoBack = (): boolean => this.navigator.canGoBack
    this.#look = new Sight({ room, pane, marker: this.#marker, state: this.sight, watched: app.watched, canGoBack })
    this.#listen()
  }

  get texts(): RowContext['texts'] {
    return textsIn(this.app.language.get())
  }

  get me(): { readonly id: number; readonly nick: string } {
    return this.app.client.me ?? { id: 0, nick: '' }
  }

  get times(): Times {
    return this.#how.times
  }

  close(): void {
    this.navigator.leave()
    this.#marker.stop()
    this.#look.leave()
    this.codes.close()
    this.toolbar.close()
    for (const stop of this.#stops) stop()
    this.pane.close()
  }

  jumpToEnd(): void {
    void this.navigator.jumpToEnd()
  }

  focusLast(): void {
    void this.focus.end()
  }

  showMessage(seq: Seq): void {
    void this.focus.to(seq)
  }

  dropUnread(): boolean {
    const had = this.pane.unread !== undefined || !this.pane.keeper.isStuck
    this.pane.unread = undefined
    this.pane.refresh()
    void this.navigator.jumpToEnd()
    return had
  }

  /** The focus back to a message, after something was done to it. */
  backTo({ seq }: MessageView): void {
    const row = this.pane.rows.of(this.pane.rowOf(seq) ?? null)
    if (row) this.roving.focus(row)
  }

  /** Offers emoji for a message. */
  openQuick(row: Row): void {
    this.toolbar.show(row)
    const { first } = this.toolbar
    if (row.item.type === 'message' && first) {
      this.popup.set({ type: 'quick', message: row.item.message, anchor: first })
    }
  }

  /** Shows all that can be done with a message, as a phone does. */
  openSheet({ item, element }: Row): void {
    if (item.type === 'message') this.popup.set({ type: 'sheet', message: item.message, anchor: element })
  }

  /** Shows a picture of a message large. */
  async openPicture(message: MessageView, first: FileId): Promise<void> {
    const { app, room } = this
    const parts = await loadParts().catch(() => undefined)
    if (!parts) return app.toasts.show({ text: this.texts.error.notLoaded })
    app.overlay.set({ type: 'pictures', room: room.id, pictures: parts.picturesAround(message, app, room), first })
  }

  /** Ends the editing of a message, with its new text where there is one. */
  endEdit({ seq, text: before }: MessageView, text: string | undefined): void {
    this.app.edits.end(this.room, seq)
    const trimmed = text?.trim() ?? ''
    if (trimmed !== '' && trimmed !== before) editText(this.room, seq, trimmed)
    this.app.composer.set({ focus: true })
  }

  #createPane(): MessagePane {
    const { app, room } = this
    return new MessagePane(this.#elements, {
      room,
      clock: steadyClock,
      pace: app.pace,
      me: () => this.me,
      ignored: () => app.client.ignored,
      editing: () => app.edits.openIn(room),
      dayText: (at) => this.#how.times.day(at, Date.now()),
      painter: createPainter(() => this.#how),
      onFrame: () => {
        const { keeper, reachesEnd } = this.pane
        this.#elements.scroller.toggleAttribute('data-at-end', keeper.isStuck && reachesEnd)
        this.#look.look()
        this.roving.keep()
        this.codes.watch(this.#elements.list)
        this.toolbar.keep()
      },
      onSent: () => void this.navigator.jumpToEnd(),
      onRefused: (act) => {
        if (!isAwaited(act)) this.deeds.tellRefused(act)
      },
      onReset: () => this.navigator.onReset(),
    })
  }

  #createToolbar(): Toolbar {
    const { deeds } = this
    return new Toolbar({
      texts: () => this.texts,
      hasLinks: this.room.view.kind !== 'direct',
      reply: (message) => deeds.reply(message),
      copyLink: (message) => void deeds.copyLink(message),
      open: (popup) => this.popup.set(popup),
    })
  }

  get #how(): RowContext {
    const { app, room } = this
    this.#context ??= {
      texts: this.texts,
      language: app.language.get(),
      player: app.player,
      room: room.id,
      trays: app.trays,
      times: createTimes(app.language.get(), this.texts.room, app.preferences.get().clock),
      me: this.me,
      owner: room.view.kind === 'direct' ? undefined : room.view.maker,
      quoteOf: (message) => room.timeline.quoteOf(message),
      find: (seq) => room.timeline.find(seq),
      nickOf: (user) => nickIn(room, user),
      openCodes: this.openCodes,
      coloursOf: (language, code) => this.codes.coloursOf(language, code),
      edited: {
        text: (seq) => app.edits.textOf(room, seq),
        keep: (message, text) => app.edits.keep(room, message, text),
        end: (message, text) => this.endEdit(message, text),
      },
    }
    return this.#context
  }

  #listen(): void {
    const { app, pane } = this
    const redraw = (): void => {
      this.#context = undefined
      pane.refresh({ isWhole: true })
    }
    const look = (): void => pane.askFrame()
    addEventListener('focus', look)
    addEventListener('blur', look)
    document.addEventListener('visibilitychange', look)
    const { scroller } = this.#elements
    this.#stops = [
      this.#followKeys(scroller),
      followClicks(scroller, this),
      followFingers(scroller, {
        rows: pane.rows,
        onLongPress: (row) => this.openSheet(row),
        onReply: ({ item }) => item.type === 'message' && this.deeds.reply(item.message),
      }),
      app.language.watch(redraw),
      app.preferences.watch(redraw),
      app.client.on('me', redraw),
      app.edits.watch(() => this.#showField()),
      app.client.on('signal', (signal) => this.#tell(signal)),
      app.client.on('sending', (sending) => this.#alert(sending)),
      () => removeEventListener('focus', look),
      () => removeEventListener('blur', look),
      () => document.removeEventListener('visibilitychange', look),
      followDays(steadyClock, redraw),
    ]
  }

  #showField(): void {
    this.pane.refresh()
    const seq = this.app.edits.openIn(this.room)
    if (seq !== undefined) void this.focus.toField(seq)
  }

  #followKeys(scroller: HTMLElement): () => void {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !onListKey(event, this)) return
      event.preventDefault()
      event.stopPropagation()
    }
    scroller.addEventListener('keydown', onKey)
    return () => scroller.removeEventListener('keydown', onKey)
  }

  /** Told at once, and once. */
  #alert(sending: Sending): void {
    const { key, command, state, error } = sending
    // the composer tells it, or a toast of what has no row
    if (command.verb === 'send_direct' || isAwaited(sending)) return
    if (state !== 'failed') return void this.#alerted.delete(key)
    if (this.#alerted.has(key)) return
    this.#alerted.add(key)
    const reason = error?.text === undefined || error.text === '' ? this.texts.error.unexpected : error.text
    this.app.announcer.alert(this.texts.aria.failed(reason))
  }

  #tell(signal: Signal): void {
    this.pane.tell(signal, this.app.preferences.get().arrivals)
  }
}
