import { signalTypes } from '@papo/protocol'
import type { MessageView, Signal } from '@papo/protocol'
import type { Client } from '@papo/sdk'
import { render } from 'preact'
import { sprite } from 'virtual:icons'
import { MessageList } from '../../../src/messages/message-list.tsx'
import type { ListControls } from '../../../src/messages/list-control.ts'
import { AppContext, createApp } from '../../../src/state/app.ts'
import type { App } from '../../../src/state/app.ts'
import { ToastPlace } from '../../../src/parts/toast-place.tsx'
import { loadTexts } from '../../../src/text/web-texts.ts'
import '../../../src/styles/fonts.css'
import '../../../src/styles/base.css'
import '../../../src/styles/buttons.css'
import '../../../src/styles/faces.css'
import '../../../src/styles/system.css'
import '../../../src/styles/overlays.css'
import './page.css'
import { makeLog } from './fake-log.ts'
import { FakeRoom, me } from './fake-room.ts'
import { scene } from './scene.ts'

type Listener = (...told: never[]) => void

/** A client of which the list needs little: who one is, and what is told. */
class FakeClient {
  readonly me = me
  readonly ignored = new Set<number>()
  readonly #listeners = new Map<string, Set<Listener>>()

  on(event: string, listener: Listener): () => void {
    const all = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, all.add(listener))
    return () => all.delete(listener)
  }

  tell(event: string, ...told: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(told as never[]))
  }

  async ask(): Promise<unknown> {
    return { events: [{ kind: 'created', nick: 'Profa. Helena', at: Date.UTC(2026, 1, 3, 12) }] }
  }
}

/** What a test drives the page with. */
export class Harness {
  readonly client = new FakeClient()
  readonly app: App = createApp(this.client as unknown as Client, 'pt-BR', () =>
    Promise.reject(new Error('nothing is sent here')),
  )
  room = new FakeRoom([])
  controls: ListControls | undefined
  readonly signals = signalTypes
  #answer = (): void => undefined

  /** Shows a room with a log of so many messages, of which so many are not read. */
  open(
    how: { readonly count?: number; readonly unread?: number; readonly scene?: true; readonly target?: number } = {},
  ): void {
    const room = new FakeRoom(how.scene ? scene() : makeLog(how.count ?? 0))
    room.timeline.loadEnd()
    this.#mount(room, how.unread ?? 0, how.target)
  }

  /** Opens a room of which nothing is in memory; the server answers only once `answer` was called, and once more then. */
  openCold(count: number, unread: number): void {
    const room = new FakeRoom(makeLog(count))
    this.#holdAnswers(room)
    this.#mount(room, unread, undefined)
  }

  /** Lets the server answer what it was asked, and nothing after that. */
  answer(): void {
    const answer = this.#answer
    this.#holdAnswers(this.room)
    answer()
  }

  #holdAnswers({ timeline }: FakeRoom): void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#answer = resolve
    timeline.answerAfter = promise
  }

  /** Leaves the room for another one and comes back to it. */
  leave(): void {
    render(null, this.#root)
  }

  comeBack(): void {
    this.#render(undefined)
  }

  /** Somebody says something, live. */
  say(message: Partial<MessageView> & { readonly text: string }): MessageView {
    const said = this.room.say(message)
    this.client.tell('message', said, this.room)
    return said
  }

  signal(signal: Signal): void {
    this.client.tell('signal', signal, this.room)
  }

  get #root(): HTMLElement {
    return document.querySelector<HTMLElement>('#root') ?? document.body
  }

  #mount(room: FakeRoom, unread: number, target: number | undefined): void {
    render(null, this.#root)
    this.room = room
    const read = room.log.at(-1 - unread)
    if (read) room.marker = { seq: read.seq, n: read.n }
    if (unread > 0)
      room.mentions = room.log
        .slice(-unread)
        .filter(({ mentions }) => mentions?.includes(me.id))
        .map(({ seq }) => seq)
    this.#render(target)
  }

  #render(target: number | undefined): void {
    const onControls = (controls: ListControls | undefined): void => void (this.controls = controls)
    render(
      <AppContext.Provider value={this.app}>
        <main class="sheet">
          <MessageList room={this.room} target={target} onControls={onControls} />
          <textarea id="composer" aria-label="composer" rows={1} />
        </main>
        <ToastPlace />
      </AppContext.Provider>,
      this.#root,
    )
  }
}

const icons = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
icons.setAttribute('class', 'sprite')
icons.innerHTML = sprite
document.body.append(icons)
const root = document.createElement('div')
root.id = 'root'
document.body.append(root)
await loadTexts('pt-BR')
Object.assign(globalThis, { harness: new Harness() })
