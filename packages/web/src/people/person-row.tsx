import type { PersonView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Avatar } from '../parts/faces.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { isOwner } from './is-owner.ts'
import { PersonCard } from './person-card.tsx'

/** Somebody of the room; a press opens the card. */
export function PersonRow({ room, person }: { readonly room: Room; readonly person: PersonView }): JSX.Element {
  const { client } = useApp()
  const texts = useTexts().people
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const { id, nick, presence, channel } = person
  const isTyping = room.typing.some((user) => user.id === id)
  const second = isTyping ? texts.typing : id === client.me?.id ? texts.you : channel === 'line' ? texts.onLine : ''
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
        {isOwner(room, person) && <span class="role">{texts.owner}</span>}
      </button>
      {isOpen && button.current && (
        <PersonCard room={room} user={person} anchor={button.current} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
