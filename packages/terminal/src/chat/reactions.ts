import type { MessageView, ReactedEvent } from '@papo/protocol'

/** Reactions to one's messages are told together, this long after the first. */
const gatherMs = 10_000
const shownText = 40

/** What was gathered of reactions to one's own messages. */
export interface Reacted {
  readonly nicks: readonly string[]
  readonly emoji: readonly string[]
  readonly messages: number
  readonly text: string
}

/** Gathers reactions to one's own messages, and tells them as one. */
export class Reactions {
  readonly #tell: (reacted: Reacted) => void
  #gathered: { readonly event: ReactedEvent; readonly text: string }[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(tell: (reacted: Reacted) => void) {
    this.#tell = tell
  }

  add(event: ReactedEvent, message: MessageView): void {
    const others = this.#gathered.filter(
      ({ event: one }) => one.author !== event.author || one.emoji !== event.emoji || one.target !== event.target,
    )
    this.#gathered = event.on ? [...others, { event, text: message.text }] : others
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs)
    this.#timer.unref()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #flush(): void {
    this.#timer = undefined
    const gathered = this.#gathered.splice(0)
    if (gathered.length === 0) return
    const text = gathered[0]?.text ?? ''
    this.#tell({
      nicks: [...new Set(gathered.map(({ event }) => event.nick))],
      emoji: [...new Set(gathered.map(({ event }) => event.emoji))],
      messages: new Set(gathered.map(({ event }) => event.target)).size,
      text: text.length > shownText ? `${Array.from(text).slice(0, shownText).join('')}…` : text,
    })
  }
}
