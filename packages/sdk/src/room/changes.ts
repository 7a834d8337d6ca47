import type { Seq } from '@papo/protocol'
import type { RoomAspect, RoomChange } from '../api/change.ts'

/** Gathers what changes in one turn, and tells it as one change when the turn is over. */
export class Changes {
  readonly #tell: (change: RoomChange) => void
  #version = 0
  #depth = 0
  #isReset = false
  #counts = { appended: 0, prepended: 0, droppedNewer: 0, droppedOlder: 0 }
  #changed = new Set<Seq>()
  #aspects = new Set<RoomAspect>()
  #isDirty = false

  constructor(tell: (change: RoomChange) => void) {
    this.#tell = tell
  }

  get version(): number {
    return this.#version
  }

  /** All that changes within is one change. */
  together(act: () => void): void {
    this.#depth += 1
    try {
      act()
    } finally {
      this.#depth -= 1
      if (this.#depth === 0) this.#flush()
    }
  }

  reset(): void {
    this.#isReset = true
    this.#counts = { appended: 0, prepended: 0, droppedNewer: 0, droppedOlder: 0 }
    this.#touch()
  }

  count(what: 'appended' | 'prepended' | 'droppedNewer' | 'droppedOlder', by: number): void {
    if (by === 0) return
    this.#counts[what] += by
    this.#touch()
  }

  message(seq: Seq): void {
    this.#changed.add(seq)
    this.#touch()
  }

  aspect(aspect: RoomAspect): void {
    this.#aspects.add(aspect)
    this.#touch()
  }

  #touch(): void {
    this.#isDirty = true
    if (this.#depth === 0) this.#flush()
  }

  #flush(): void {
    if (!this.#isDirty) return
    this.#version += 1
    const change: RoomChange = {
      version: this.#version,
      isReset: this.#isReset,
      ...this.#counts,
      changed: this.#changed,
      aspects: this.#aspects,
    }
    this.#isDirty = false
    this.#isReset = false
    this.#counts = { appended: 0, prepended: 0, droppedNewer: 0, droppedOlder: 0 }
    this.#changed = new Set()
    this.#aspects = new Set()
    this.#tell(change)
  }
}
