import type { MessageView, ReactedEvent, RoomId } from './events.ts'
import type { ReactedList } from './text/line-changes.ts'

/** So many different ones are held; those beyond it are not named. */
const most = 100
const shownCharacters = 40

/** Reactions to what one person said, until he is told: each once, those that were taken back not at all. */
export class GatheredReactions {
  readonly #gathered = new Map<string, { readonly event: ReactedEvent; readonly message: MessageView }>()

  /** Takes one in, or lets go of it where it is taken back. */
  add(event: ReactedEvent, message: MessageView): void {
    const { room, target, author, emoji, on } = event
    const key = `${room} ${target} ${author} ${emoji}`
    if (!on) this.#gathered.delete(key)
    else if (this.#gathered.size < most) this.#gathered.set(key, { event, message })
  }

  /** All of them as one, and the room of the first; nothing where none is left. */
  get list(): (ReactedList & { readonly room: RoomId }) | undefined {
    const gathered = [...this.#gathered.values()]
    const [first] = gathered
    if (!first) return undefined
    const { text, files } = first.message
    return {
      room: first.event.room,
      nicks: [...new Set(gathered.map(({ event }) => event.nick))],
      emoji: [...new Set(gathered.map(({ event }) => event.emoji))],
      messages: new Set(gathered.map(({ event }) => `${event.room} ${event.target}`)).size,
      text: beginning(text),
      ...(files && { files }),
    }
  }
}

/** As much of a text as names it: the beginning of its first line. */
function beginning(text: string): string {
  const [line = ''] = text.trim().split(/[\n\v\f\r\u0085\u2028\u2029]/u)
  const characters = Array.from(line)
  return characters.length > shownCharacters ? `${characters.slice(0, shownCharacters).join('').trimEnd()}…` : line
}
