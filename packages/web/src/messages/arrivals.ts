import type { RoomId, Seq, Signal, UserId } from '@papo/protocol'

/** What one line tells: who came, who went, who goes by another nick, since it began. */
export interface ArrivalsLine {
  readonly id: number
  /** The newest message when it happened; the line stands after it. */
  readonly after: Seq
  readonly at: number
  readonly joined: readonly string[]
  readonly left: readonly string[]
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
}

/** How the person wants to be told. */
export type ArrivalsStyle = 'show' | 'merge' | 'hide'

const mergedMs = 10 * 60_000
const maxLines = 50

/** The comings and goings of a room while one looks at it; nothing of it is kept. */
export class Arrivals {
  readonly #room: RoomId
  readonly #me: UserId | undefined
  #lines: readonly ArrivalsLine[] = []
  #count = 0

  constructor(room: RoomId, me: UserId | undefined) {
    this.#room = room
    this.#me = me
  }

  /** Oldest first. */
  get lines(): readonly ArrivalsLine[] {
    return this.#lines
  }

  /** Takes in what happened; true where there is something new to show. */
  tell(signal: Signal, { after, at, style }: { after: Seq; at: number; style: ArrivalsStyle }): boolean {
    const news = this.#newsOf(signal)
    if (!news || style === 'hide') return false
    const last = this.#lines.at(-1)
    const joins = style === 'merge' && last?.after === after && at - last.at <= mergedMs
    const line = joins ? merge(last, news) : { ...news, id: ++this.#count, after, at }
    this.#lines = [...(joins ? this.#lines.slice(0, -1) : this.#lines), line].slice(-maxLines)
    return true
  }

  #newsOf(signal: Signal): News | undefined {
    if (!('room' in signal) || signal.room !== this.#room) return undefined
    if (signal.type === 'gathered') return { ...nothing, joined: signal.joined, left: signal.left }
    if (!('user' in signal) || signal.user === this.#me) return undefined
    // quiet ones are told later, together
    if (signal.type === 'joined') return signal.quiet ? undefined : { ...nothing, joined: [signal.nick] }
    if (signal.type === 'left') return signal.quiet ? undefined : { ...nothing, left: [signal.nick] }
    if (signal.type !== 'renamed') return undefined
    return { ...nothing, renamed: [{ from: signal.from, to: signal.to }] }
  }
}

type News = Pick<ArrivalsLine, 'joined' | 'left' | 'renamed'>

const nothing: News = { joined: [], left: [], renamed: [] }

/** Who comes back is no longer gone, and the other way round: each name stands once. */
function merge(line: ArrivalsLine, { joined, left, renamed }: News): ArrivalsLine {
  const without = (names: readonly string[], gone: readonly string[]): string[] =>
    names.filter((name) => !gone.includes(name))
  return {
    ...line,
    joined: [...without(without(line.joined, left), joined), ...joined],
    left: [...without(without(line.left, joined), left), ...left],
    renamed: [...line.renamed, ...renamed],
  }
}
