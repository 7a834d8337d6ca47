import type { Marker, MessageView, RoomId, Seq } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { Cell } from '../state/cell.ts'
import type { MessagePane } from './message-pane.ts'
import type { ReadMarker } from './read-marker.ts'
import type { Row } from './rows.ts'

/** What the pills above and below the list tell. */
export interface SightState {
  /** The end is far, or something new is there. */
  readonly isFar: boolean
  /** New messages below what is seen, and who wrote the last of them. */
  readonly news: number
  readonly faces: readonly string[]
  /** What calls the person above what is seen and was not seen. */
  readonly mentionsAbove: number
  readonly nearestMention: Seq | undefined
  readonly canGoBack: boolean
  /** Nobody has said anything in the room. */
  readonly isEmpty: boolean
}

/** A list of which nothing is known. */
export const nothingSeen: SightState = {
  isFar: false,
  news: 0,
  faces: [],
  mentionsAbove: 0,
  nearestMention: undefined,
  canGoBack: false,
  isEmpty: false,
}

interface SightSource {
  readonly room: Room
  readonly pane: MessagePane
  readonly marker: ReadMarker
  readonly state: Cell<SightState>
  /** The room at whose end somebody looks. */
  readonly watched: Cell<RoomId | undefined>
  readonly canGoBack: () => boolean
}

/** Farther from the end than this part of the height is far. */
const farHeights = 1.5
const nearEndPx = 64

/** Looks at what is in sight: what is read, what is new, what is worth loading. */
export class Sight {
  readonly #source: SightSource
  /** The ordinal of the newest message that was in sight. */
  #seenN: number
  readonly #unseenMentions: Set<Seq>
  #highestMention: Seq

  constructor(source: SightSource) {
    this.#source = source
    const { unread, marker, view, mentions } = source.room
    this.#seenN = unread === 0 ? view.n : marker.n
    this.#unseenMentions = new Set(mentions)
    this.#highestMention = mentions.at(-1) ?? 0
  }

  /** To call after each change and scroll. */
  look(): void {
    const { room, pane, marker, watched } = this.#source
    const inSight = this.#rowsInSight()
    const first = inSight[0]
    const last = inSight.at(-1)
    const isAtEnd = pane.reachesEnd && pane.keeper.distance <= nearEndPx && room.timeline.isLoaded
    // at the end, what comes next is looked at too, however much it is
    const near = first ?? this.#nearest
    if (near) room.timeline.look(near.seq, isAtEnd ? Infinity : (last ?? near).seq)
    if (isAtEnd) this.#seenN = room.view.n
    else if (last) this.#seenN = Math.max(this.#seenN, last.n)
    for (const { seq } of inSight) this.#unseenMentions.delete(seq)
    const isLooking = isWatched()
    marker.look(isLooking ? last && newest(last, room, isAtEnd) : undefined)
    if (isLooking && isAtEnd) watched.set(room.id)
    else this.leave()
    this.#tell(first, isAtEnd)
  }

  /** Nobody looks at its end any more. */
  leave(): void {
    const { room, watched } = this.#source
    if (watched.get() === room.id) watched.set(undefined)
  }

  #tell(first: MessageView | undefined, isAtEnd: boolean): void {
    const { room, pane, state, canGoBack } = this.#source
    for (const seq of room.mentions) {
      if (seq > this.#highestMention) this.#unseenMentions.add((this.#highestMention = seq))
    }
    const news = Math.max(0, room.view.n - this.#seenN)
    const above = first ? [...this.#unseenMentions].filter((seq) => seq < first.seq) : []
    const next: SightState = {
      isFar: !isAtEnd && (news > 0 || !pane.reachesEnd || pane.keeper.distance > farHeights * pane.keeper.height),
      news,
      faces: news > 0 ? this.#lastAuthors() : [],
      mentionsAbove: above.length,
      nearestMention: above.length > 0 ? Math.max(...above) : undefined,
      canGoBack: canGoBack(),
      isEmpty: room.timeline.isLoaded && room.timeline.messages.length === 0 && room.sendings.length === 0,
    }
    if (!isSame(next, state.get())) state.set(next)
  }

  #lastAuthors(): string[] {
    const { messages, hasNewer } = this.#source.room.timeline
    if (hasNewer) return []
    const fresh = messages.filter(({ n }) => n > this.#seenN).map(({ nick }) => nick)
    return [...new Set(fresh.reverse())].slice(0, 2)
  }

  /** Where none is in sight, as for who scrolled farther than they reach, the one that would be first. */
  get #nearest(): MessageView | undefined {
    const { rows, keeper } = this.#source.pane
    const below = rows.shown.slice(keeper.firstEndingBelow(8)).map(messageOf)
    return below.find((message) => message !== undefined) ?? rows.shown.map(messageOf).findLast((message) => message)
  }

  /** The messages of which the greater part can be seen. */
  #rowsInSight(): MessageView[] {
    const { rows, keeper } = this.#source.pane
    const { height } = keeper
    const from = keeper.firstEndingBelow(8)
    const found: MessageView[] = []
    for (const row of rows.shown.slice(from)) {
      const { top, bottom } = keeper.spanOf(row.element)
      if (top >= height || (bottom > height + 8 && top > height / 2)) break
      const message = messageOf(row)
      if (message) found.push(message)
    }
    return found
  }
}

function messageOf({ item }: Row): MessageView | undefined {
  return item.type === 'message' ? item.message : undefined
}

/** At the end everything is read, what is hidden from the person too. */
function newest({ seq, n }: MessageView, { timeline }: Room, isAtEnd: boolean): Marker {
  const last = isAtEnd ? timeline.messages.at(-1) : undefined
  return last ? { seq: last.seq, n: last.n } : { seq, n }
}

/** Whether somebody looks at the page. */
function isWatched(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

function isSame(one: SightState, other: SightState): boolean {
  const { faces, ...rest } = one
  const names = Object.keys(rest) as (keyof typeof rest)[]
  return faces.join('\n') === other.faces.join('\n') && names.every((name) => one[name] === other[name])
}
