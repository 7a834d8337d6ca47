import type { UserId } from '@papo/protocol'

const mostOfOne = 32
const mostOfAll = 256
/** After so many still ones an animated one has its turn: it waits for long, but not for ever. */
const stillsInARow = 8
/** After so many that were quicker whose turn it is has it, however long his takes. */
const quickerInARow = 8

/** A picture that waits to be drawn, and whose it is. */
interface Waiting {
  readonly owner: UserId
  readonly order: { readonly isAnimated: boolean; readonly cost: number }
}

/**
 * Pictures that wait to be drawn. Each person has a turn after the other, but what is quickest to draw of the next of
 * each goes first; still ones come before animated ones.
 * 256 wait at most, 32 of one person; with all places taken those who have most waiting give way to others.
 */
export class PreviewsWaiting<T extends Waiting> {
  readonly #stills = new Lane<T>()
  readonly #animated = new Lane<T>()
  readonly #counts = new Map<UserId, number>()
  #inARow = 0
  #all = 0

  /** Lets one wait; answers whichever waits no more for it: this one, another, or none. */
  add(one: T): T | undefined {
    const own = this.#countOf(one.owner)
    if (own >= mostOfOne) return one
    let given: T | undefined
    if (this.#all >= mostOfAll) {
      const fullest = this.#fullest()
      if (this.#countOf(fullest) <= own + 1) return one
      given = this.#animated.takeLastOf(fullest) ?? this.#stills.takeLastOf(fullest)
      this.#count(fullest, -1)
    }
    this.#laneOf(one).add(one)
    this.#count(one.owner, 1)
    return given
  }

  /** Whose turn it is. */
  take(): T | undefined {
    const isAnimatedsTurn = this.#inARow >= stillsInARow
    const [first, second] = isAnimatedsTurn ? [this.#animated, this.#stills] : [this.#stills, this.#animated]
    const one = first.take() ?? second.take()
    if (!one) return undefined
    this.#inARow = one.order.isAnimated ? 0 : this.#inARow + 1
    this.#count(one.owner, -1)
    return one
  }

  #laneOf(one: T): Lane<T> {
    return one.order.isAnimated ? this.#animated : this.#stills
  }

  #countOf(owner: UserId): number {
    return this.#counts.get(owner) ?? 0
  }

  #count(owner: UserId, more: number): void {
    const count = this.#countOf(owner) + more
    this.#all += more
    if (count > 0) this.#counts.set(owner, count)
    else this.#counts.delete(owner)
  }

  #fullest(): UserId {
    let fullest: UserId = 0
    for (const [owner, count] of this.#counts) if (count > this.#countOf(fullest)) fullest = owner
    return fullest
  }
}

/** Those of each person in their order; whoever had a turn is the last to have the next. */
class Lane<T extends Waiting> {
  readonly #byOwner = new Map<UserId, T[]>()
  /** How many went before the one whose turn it is. */
  #quicker = 0

  add(one: T): void {
    const own = this.#byOwner.get(one.owner)
    if (own) own.push(one)
    else this.#byOwner.set(one.owner, [one])
  }

  take(): T | undefined {
    const heads = [...this.#byOwner.values()].map(([head]) => head).filter((head) => head !== undefined)
    const [first] = heads
    if (!first) return undefined
    const isFirstsTurn = this.#quicker >= quickerInARow
    const one = isFirstsTurn ? first : heads.reduce((best, head) => (head.order.cost < best.order.cost ? head : best))
    this.#quicker = one === first ? 0 : this.#quicker + 1
    const rest = this.#byOwner.get(one.owner)?.slice(1) ?? []
    this.#byOwner.delete(one.owner)
    if (rest.length > 0) this.#byOwner.set(one.owner, rest)
    return one
  }

  takeLastOf(owner: UserId): T | undefined {
    const own = this.#byOwner.get(owner)
    const one = own?.pop()
    if (own?.length === 0) this.#byOwner.delete(owner)
    return one
  }
}
