import type { PersonView, WebTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Avatar } from '../parts/faces.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { awayText } from './away-text.ts'
import { isOwner } from './is-owner.ts'
import { PersonCard } from './person-card.tsx'

/** Somebody of the room; a press opens the card. */
export function PersonRow({ room, person }: { readonly room: Room; readonly person: PersonView }): JSX.Element {
  const { client } = useApp()
  const texts = useTexts()
  const { people } = texts
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const { id, nick, presence } = person
  const isTyping = room.typing.some((user) => user.id === id)
  const second = isTyping
    ? people.typing
    : id === client.me?.id
      ? people.you
      : quietLine(person, texts, Date.now() + client.clockAhead)
  return (
    <>
      <button
        ref={button}
        type="button"
        class="pm"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar nick={nick} size={32} presence={presence} />
        <span class="pn">
          <b>{nick}</b>
          {second !== '' && <span>{second}</span>}
        </span>
        {isOwner(room, person) && <span class="role">{people.owner}</span>}
      </button>
      {isOpen && button.current && (
        <PersonCard room={room} user={person} anchor={button.current} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

/** What is known of who does nothing: since when he is away, or that he has no page. */
function quietLine({ awayAt, channel }: PersonView, texts: WebTexts, now: number): string {
  if (awayAt !== undefined) return awayText(now - awayAt, texts)
  return channel === 'line' ? texts.people.onLine : ''
}
