import type { Event, MessageView, Seq } from '@papo/protocol'
import { foldMessage } from '@papo/sdk'
import type { Client, Room } from '@papo/sdk'
import { cell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'

/** The pinned messages as far as they are known, the one pinned last first. */
export type PinsState =
  | { readonly type: 'loading' }
  | { readonly type: 'failed' }
  | { readonly type: 'loaded'; readonly messages: readonly MessageView[] }

/** What pins are read from. */
interface PinsSource {
  readonly client: Pick<Client, 'on'>
  readonly room: Pick<Room, 'pins' | 'timeline'>
}

/** The pinned messages of a room: asked for, and followed from then on by what happens. */
export class Pins {
  readonly state: Cell<PinsState> = cell<PinsState>({ type: 'loading' })
  readonly #source: PinsSource
  readonly #stops: readonly (() => void)[]
  /** The question whose answer counts; 0 where none is out. */
  #asked = 0
  #questions = 0

  constructor(source: PinsSource) {
    this.#source = source
    const { client, room } = source
    this.#stops = [
      client.on('event', (event, where) => where === room && this.#follow(event)),
      client.on('reset', (where) => where === room && void this.ask()),
    ]
    void this.ask()
  }

  /** Asks anew; never rejects. What is shown stays until the answer comes. */
  async ask(): Promise<void> {
    const question = (this.#questions += 1)
    this.#asked = question
    if (this.state.get().type === 'failed') this.state.set({ type: 'loading' })
    const answer = await this.#source.room.pins().then(
      (messages): PinsState => ({ type: 'loaded', messages }),
      (): PinsState => ({ type: 'failed' }),
    )
    if (this.#asked !== question) return
    this.#asked = 0
    this.state.set(answer)
  }

  close(): void {
    this.#asked = 0
    for (const stop of this.#stops) stop()
  }

  #follow(event: Event): void {
    if (!('target' in event)) return
    const state = this.state.get()
    if (state.type === 'loaded') {
      if (event.kind === 'pinned' && event.on) return this.#add(event.target, state.messages)
      const messages = state.messages.map((one) =>
        one.seq === event.target ? foldMessage(one, event, undefined) : one,
      )
      this.state.set({ type: 'loaded', messages: messages.filter(({ pinned }) => pinned) })
    }
    // whether an answer on its way knows of it already, nobody can tell
    if (this.#asked !== 0) void this.ask()
  }

  #add(seq: Seq, messages: readonly MessageView[]): void {
    const message = this.#source.room.timeline.find(seq)
    if (!message) return void this.ask()
    this.state.set({ type: 'loaded', messages: [message, ...messages.filter((one) => one.seq !== seq)] })
    if (this.#asked !== 0) void this.ask()
  }
}
