import type { MessageView, Seq } from '@papo/protocol'
import type { Sending } from '@papo/sdk'
import { actsBySeq, withActs } from './acts.ts'
import type { PaneSource } from './pane-parts.ts'

type UnansweredSource = Pick<PaneSource, 'room' | 'me' | 'onRefused'>

/** What the person has said and done in a room and the server has not answered yet. */
export class Unanswered {
  readonly #source: UnansweredSource
  readonly #known = new Set<string>()
  readonly #views = new Map<Seq, { base: MessageView; acts: readonly Sending[]; view: MessageView }>()
  #acts: ReadonlyMap<Seq, readonly Sending[]> = new Map()

  constructor(source: UnansweredSource) {
    this.#source = source
  }

  /** To call when it has changed; tells what was refused. True where there is a new message on its way. */
  read(): boolean {
    const { room, onRefused } = this.#source
    this.#acts = actsBySeq(room.acts)
    for (const act of room.acts) {
      if (act.state !== 'failed' || this.#known.has(act.key)) continue
      this.#known.add(act.key)
      onRefused(act)
    }
    const fresh = room.sendings.filter(({ key }) => !this.#known.has(key))
    for (const { key } of fresh) this.#known.add(key)
    return fresh.some(({ state }) => state === 'local')
  }

  /** A message as it is shown: with what was done to it. */
  viewOf(message: MessageView): MessageView {
    const acts = this.#acts.get(message.seq)
    if (!acts) return message
    const before = this.#views.get(message.seq)
    if (before?.base === message && isSameList(before.acts, acts)) return before.view
    const view = withActs(message, acts, this.#source.me().nick)
    this.#views.set(message.seq, { base: message, acts, view })
    return view
  }
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
