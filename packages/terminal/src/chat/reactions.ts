import { GatheredReactions, limits } from '@papo/protocol'
import type { MessageView, ReactedEvent, ReactedList } from '@papo/protocol'

/** Gathers reactions to one's own messages, and tells them as one. */
export class Reactions {
  readonly #tell: (reacted: ReactedList) => void
  #gathered = new GatheredReactions()
  #timer: NodeJS.Timeout | undefined

  constructor(tell: (reacted: ReactedList) => void) {
    this.#tell = tell
  }

  add(event: ReactedEvent, message: MessageView): void {
    this.#gathered.add(event, message)
    this.#timer ??= setTimeout(() => this.#flush(), limits.reactionsGatherMs)
    this.#timer.unref()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #flush(): void {
    const { list } = this.#gathered
    this.#timer = undefined
    this.#gathered = new GatheredReactions()
    if (list) this.#tell(list)
  }
}
