import type { Client } from '@papo/sdk'
import type { JSX } from 'preact'
import { Icon } from '../parts/icon.tsx'
import { useTexts } from '../state/app.ts'
import { isOwn } from '../state/known-person.ts'

/** Words on their way, and where to. */
export interface WaitingWords {
  readonly key: string
  readonly place: string
  readonly text: string
}

/** More are only counted. */
const maxShown = 20

/** What this person wrote and waits to be sent, oldest first; nothing where rooms show it, or nobody tries to send it. */
export function findWaiting(client: Client): readonly WaitingWords[] {
  const { rooms, sendings, state } = client
  if (rooms.size > 0 || state.type === 'ready' || state.type === 'stopped') return []
  return sendings.flatMap((sending) => {
    const { key, place, command } = sending
    const waits = sending.state !== 'failed' && 'text' in command && isOwn(client, sending)
    return waits ? { key, place, text: command.text } : []
  })
}

/** What waits to be sent, under the places that it is for, while no room can be shown: the page was loaded without its server. */
export function WaitingMessages({ words }: { readonly words: readonly WaitingWords[] }): JSX.Element {
  const { conn } = useTexts()
  const shown = words.slice(-maxShown)
  return (
    // who has no mouse scrolls it by keys
    <section class="waiting late" aria-labelledby="waiting" tabIndex={0}>
      <h1 id="waiting">
        <Icon name="clock" size={18} />
        {conn.waiting(words.length)}
      </h1>
      {words.length > shown.length && <p>{conn.moreWaiting(words.length - shown.length)}</p>}
      <ol>
        {shown.map(({ key, place, text }, i) => (
          <li key={key}>
            {place !== shown[i - 1]?.place && <b dir="auto">{place}</b>}
            <span dir="auto">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
