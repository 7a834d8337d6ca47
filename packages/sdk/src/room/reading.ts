import type { Event, Marker, Membership, MessageView, Seq, UserId } from '@papo/protocol'

/** Up to where one has read a room, what is unread, and what of it calls one. */
export class Reading {
  #marker: Marker
  #mentions: readonly Seq[]
  /** The newest message that is known. */
  #newest: Marker

  constructor({ marker, mentions, room }: Membership) {
    this.#marker = marker
    this.#mentions = mentions
    this.#newest = { seq: room.head, n: room.n }
  }

  get marker(): Marker {
    return this.#marker
  }

  get newest(): Marker {
    return this.#newest
  }

  get unread(): number {
    return Math.max(0, this.#newest.n - this.#marker.n)
  }

  get mentions(): readonly Seq[] {
    return this.#mentions
  }

  /** What the server says of it: the marker that is further on holds. */
  begin({ marker, mentions, room }: Membership): void {
    this.#newest = { seq: room.head, n: room.n }
    if (marker.n >= this.#marker.n || this.#marker.n > room.n) this.#marker = marker
    this.#mentions = mentions.filter((seq) => seq > this.#marker.seq)
  }

  /** Whether it is further on than before. */
  mark(marker: Marker): boolean {
    if (marker.n <= this.#marker.n) return false
    this.#marker = marker
    this.#mentions = this.#mentions.filter((seq) => seq > marker.seq)
    return true
  }

  /** Whether an event changed what is unread. */
  apply(event: Event, me: UserId | undefined): boolean {
    if (event.kind === 'message') return this.#count(event, me)
    if (event.kind === 'deleted') return this.#forget(event.target)
    if (event.kind !== 'edited' || me === undefined || event.target <= this.#marker.seq) return false
    const isCalled = event.mentions?.includes(me) ?? false
    return isCalled ? this.#call(event.target) : this.#forget(event.target)
  }

  #count(message: MessageView, me: UserId | undefined): boolean {
    if (message.n > this.#newest.n) this.#newest = { seq: message.seq, n: message.n }
    if (message.author === me) this.mark({ seq: message.seq, n: message.n })
    else if (message.seq > this.#marker.seq && callsMe(message, me)) this.#call(message.seq)
    return true
  }

  #call(seq: Seq): boolean {
    if (this.#mentions.includes(seq)) return false
    this.#mentions = [...this.#mentions, seq].sort((one, other) => one - other).slice(-1_000)
    return true
  }

  #forget(seq: Seq): boolean {
    if (!this.#mentions.includes(seq)) return false
    this.#mentions = this.#mentions.filter((one) => one !== seq)
    return true
  }
}

/** Whether a message names one, or all. */
function callsMe({ mentions, all }: MessageView, me: UserId | undefined): boolean {
  return all === true || (me !== undefined && (mentions?.includes(me) ?? false))
}
