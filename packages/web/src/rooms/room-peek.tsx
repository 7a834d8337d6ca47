import type { Presence, WebTexts } from '@papo/protocol'
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Avatar } from '../parts/faces.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { useRoom } from '../state/follow.ts'
import type { RoomItem } from './room-items.ts'
import type { Peek } from './use-room-peek.ts'

const most = 50
const edge = 8

/** Somebody as far as one knows of him. */
interface Known {
  readonly nick: string
  readonly presence?: Presence
}

interface RoomPeekProps {
  readonly item: RoomItem
  readonly peek: Peek
  readonly onClose: () => void
}

/** Who is in a room, beside its row: of a room one is not in, those whom the list names. */
export function RoomPeek({ item, peek, onClose }: RoomPeekProps): JSX.Element {
  const texts = useTexts()
  const box = useRef<HTMLDivElement>(null)
  useRoom(item.room, ['people'])
  const known = knownIn(item)
  const count = Math.max(item.room?.peopleCount ?? item.count, known.length)
  const shown = known.slice(0, most)
  useLayoutEffect(() => {
    if (box.current) placeBeside(box.current, peek.row)
  })
  useLayoutEffect(() => {
    if (peek.takesFocus) box.current?.focus()
  }, [peek])
  useLayoutEffect(
    () => () => {
      if (hasFocus(box.current)) peek.row.focus()
    },
    [],
  )
  useClosing(box, peek, onClose)
  return (
    <div ref={box} class="peek" role="dialog" tabIndex={0} aria-label={`${item.name}, ${texts.rooms.online(count)}`}>
      <p>
        <b>{item.name}</b>
        <span>{texts.rooms.online(count)}</span>
      </p>
      <ul>
        {shown.map((one) => (
          <PersonLine key={one.nick} {...one} />
        ))}
        {count > shown.length && <li class="rest">{texts.rooms.andMore(count - shown.length)}</li>}
      </ul>
    </div>
  )
}

function PersonLine({ nick, presence }: Known): JSX.Element {
  const { client } = useApp()
  const { people } = useTexts()
  return (
    <li>
      <Avatar nick={nick} size={26} presence={presence} />
      <b>{nick}</b>
      {nick === client.me?.nick && <span>{people.you}</span>}
      {presence && <span class={presence === 'online' ? 'vh' : undefined}>{presenceWord(presence, people)}</span>}
    </li>
  )
}

function presenceWord(presence: Presence, texts: WebTexts['people']): string {
  return presence === 'online' ? texts.online : texts.away
}

/** Those who are there first, then those who come back soon. */
function knownIn({ room, people }: RoomItem): readonly Known[] {
  if (!room) return people.map((nick) => ({ nick }))
  const isAway = ({ presence }: Known): number => Number(presence !== 'online')
  return [...room.people.values()].sort((a, b) => isAway(a) - isAway(b) || a.nick.localeCompare(b.nick))
}

/** Esc, Tab out of it, a press or the focus elsewhere, and the list going on below it close it. */
function useClosing(box: { readonly current: HTMLElement | null }, { row }: Peek, onClose: () => void): void {
  useEffect(() => {
    const gone = new AbortController()
    const { signal } = gone
    const onKey = (event: KeyboardEvent): void => {
      const isTab = event.key === 'Tab' && hasFocus(box.current)
      if (event.isComposing || (event.key !== 'Escape' && !isTab)) return
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
    const onElsewhere = ({ target }: Event): void => {
      if (target instanceof Node && !box.current?.contains(target)) onClose()
    }
    addEventListener('keydown', onKey, { signal, capture: true })
    for (const name of ['pointerdown', 'focusin']) addEventListener(name, onElsewhere, { signal, capture: true })
    row.closest('.rooms')?.addEventListener('scroll', onClose, { signal, passive: true })
    return () => gone.abort()
  }, [row])
}

function hasFocus(box: HTMLElement | null): boolean {
  return box?.contains(document.activeElement) === true
}

/** To the right of its row where there is place, else below or above. */
function placeBeside(box: HTMLElement, row: HTMLElement): void {
  const zoom = Number(getComputedStyle(document.documentElement).getPropertyValue('--zoom')) || 1
  const at = row.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const isBeside = at.right + width + edge <= innerWidth
  const isBelow = at.bottom + height + edge <= innerHeight
  const top = isBeside ? Math.min(at.top, innerHeight - height - edge) : isBelow ? at.bottom : at.top - height
  const left = isBeside ? at.right : Math.min(at.left + edge, innerWidth - width - edge)
  box.style.top = `${Math.max(edge, top) / zoom}px`
  box.style.left = `${left / zoom}px`
}
