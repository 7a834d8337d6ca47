import { plainWord } from '@papo/protocol'
import type { PersonView, WebTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useApp, useTexts } from '../state/app.ts'
import { useClient, useRoom } from '../state/follow.ts'
import { InviteCard } from '../overlays/invite-card.tsx'
import { isOwner } from './is-owner.ts'
import { PersonRow } from './person-row.tsx'

const filterAbove = 15
const shownAtOnce = 60

interface Group {
  readonly title: string
  readonly people: readonly PersonView[]
  readonly isAway: boolean
  readonly hasCount: boolean
}

/** Those who are in the room, by what they do there, and how others come in. */
export function PeoplePanel({ room }: { readonly room: Room }): JSX.Element {
  const { client } = useApp()
  const texts = useTexts()
  useRoom(room, ['people', 'typing', 'view'])
  useClient(client, ['me'])
  useMinutes()
  const [wanted, setWanted] = useState('')
  const people = [...room.people.values()]
  const fitting = people.filter(({ nick }) => plainWord(nick).includes(plainWord(wanted)))
  return (
    <>
      <div class="memscroll" tabIndex={0} role="group" aria-label={texts.people.list}>
        {people.length > filterAbove && (
          <input
            class="filter"
            type="search"
            aria-label={texts.people.filter}
            placeholder={texts.people.filter}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        )}
        {groupsOf(room, fitting, texts).map((group) => (
          <PeopleGroup key={group.title} room={room} group={group} />
        ))}
        {fitting.length === 0 && <p class="note">{texts.people.nobodyFits}</p>}
      </div>
      {room.view.kind === 'open' && <InviteCard room={room} />}
    </>
  )
}

/** Draws anew each minute: how long somebody is away goes by without an event. */
function useMinutes(): void {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 60_000)
    return () => clearInterval(timer)
  }, [])
}

function PeopleGroup({ room, group }: { readonly room: Room; readonly group: Group }): JSX.Element {
  const texts = useTexts()
  const [shown, setShown] = useState(shownAtOnce)
  const rest = group.people.length - shown
  return (
    <>
      <div class="sec">
        <h2>{group.title}</h2>
        {group.hasCount && <span class="cnt">{group.people.length}</span>}
      </div>
      <ul class={group.isAway ? 'aw' : undefined}>
        {group.people.slice(0, shown).map((person) => (
          <li key={person.id}>
            <PersonRow room={room} person={person} />
          </li>
        ))}
        {rest > 0 && (
          <li>
            <button type="button" class="pm more" onClick={() => setShown(shown + shownAtOnce)}>
              {texts.people.more(rest)}
            </button>
          </li>
        )}
      </ul>
    </>
  )
}

function groupsOf(room: Room, people: readonly PersonView[], { people: texts }: WebTexts): Group[] {
  const sorted = people.toSorted((a, b) => a.nick.localeCompare(b.nick))
  const owners = sorted.filter((person) => isOwner(room, person))
  const others = sorted.filter((person) => !owners.includes(person))
  const groups = [
    { title: texts.care, people: owners, isAway: false, hasCount: false },
    { title: texts.online, people: others.filter(isOnline), isAway: false, hasCount: true },
    { title: texts.away, people: others.filter((one) => !isOnline(one)), isAway: true, hasCount: true },
  ]
  return groups.filter((group) => group.people.length > 0)
}

function isOnline({ presence }: PersonView): boolean {
  return presence === 'online'
}
