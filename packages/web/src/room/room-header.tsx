import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { MiniPlace } from '../files/mini-place.tsx'
import { Avatar, Faces, RoomTile } from '../parts/faces.tsx'
import { IconButton } from '../parts/icon.tsx'
import type { Screen } from '../parts/media.ts'
import type { PanelControl } from '../panel/use-panel.ts'
import { useApp, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { useClient, useRoom } from '../state/follow.ts'
import { unreadOf } from '../state/mark-all.ts'
import { roomName } from './room-name.ts'
import { RoomMenu } from './room-menu.tsx'

interface RoomHeaderProps {
  readonly room: Room
  readonly screen: Screen
  readonly panel: PanelControl
}

/** The head of a room: its face and name, who is there, what one can do with it. */
export function RoomHeader({ room, screen, panel }: RoomHeaderProps): JSX.Element {
  const texts = useTexts()
  useRoom(room, ['view', 'people'])
  const isDirect = room.view.kind === 'direct'
  const name = roomName(room)
  const isPhone = screen === 'phone'
  return (
    <header class="rh">
      {isPhone && <BackButton />}
      <span class="glyph">{isDirect ? <Avatar nick={name} size={40} /> : <RoomTile room={room.id} size={40} />}</span>
      <div class="rt">
        <h1 tabIndex={-1} id="room-name">
          <button
            type="button"
            id="room-about"
            title={isDirect ? texts.about.direct : texts.about.room}
            aria-expanded={panel.shown === 'about'}
            onClick={() => panel.toggle('about')}
          >
            {name}
          </button>
        </h1>
        {isPhone ? <PhoneLine room={room} /> : isDirect && <p class="topic">{texts.room.directSub}</p>}
      </div>
      <MiniPlace />
      {!isDirect && !isPhone && <PeopleCount room={room} onPeople={() => panel.toggle('people')} />}
      <div class="ra">
        {!isDirect && <OpenRoomActions room={room} screen={screen} panel={panel} />}
        <MoreButton room={room} panel={panel} />
      </div>
    </header>
  )
}

/** Who is there, and how others come in. */
function OpenRoomActions({ room, screen, panel }: RoomHeaderProps): JSX.Element {
  const { overlay } = useApp()
  const texts = useTexts()
  return (
    <>
      {screen !== 'phone' && (
        <IconButton icon="qr-code" label={texts.room.invite} onClick={() => overlay.set({ type: 'invite', room })} />
      )}
      <IconButton
        icon="users"
        id="room-people"
        label={texts.room.showPeople}
        aria-pressed={panel.shown === 'people'}
        onClick={() => panel.toggle('people')}
      />
    </>
  )
}

function MoreButton({ room, panel }: Omit<RoomHeaderProps, 'screen'>): JSX.Element {
  const texts = useTexts()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        ref={button}
        icon="ellipsis"
        id="room-more"
        label={texts.room.more}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && button.current && (
        <RoomMenu
          room={room}
          anchor={button.current}
          onAbout={() => panel.open('about')}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Nothing until it is known who is there: the person is, at least. It stands by itself, so that it moves nothing. */
function PeopleCount({ room, onPeople }: { readonly room: Room; readonly onPeople: () => void }): JSX.Element | null {
  const texts = useTexts()
  const nicks = [...room.people.values()].map(({ nick }) => nick)
  if (nicks.length === 0) return null
  const label = texts.room.countLabel(nicks.length)
  return (
    <button type="button" class="who14" id="room-count" aria-label={label} title={label} onClick={onPeople}>
      <span class="on" />
      <Faces nicks={nicks.slice(0, 4)} size={26} />
      <b>{nicks.length}</b>
    </button>
  )
}

/** The second line on a phone: how many are there, and who writes. */
function PhoneLine({ room }: { readonly room: Room }): JSX.Element {
  const texts = useTexts()
  useRoom(room, ['typing'])
  const typing = texts.typing(room.typing.map(({ nick }) => nick))
  const count = room.view.kind === 'direct' ? texts.room.directSub : texts.room.count(room.people.size)
  return (
    <p class="topic">
      {count}
      {typing !== '' && <span aria-hidden="true"> · {typing}</span>}
    </p>
  )
}

/** Back to the rooms, with what is unread in the others. */
function BackButton(): JSX.Element {
  const app = useApp()
  const { client, navigation, room } = app
  useCell(app.heldMarks)
  const texts = useTexts()
  useClient(client, ['change'])
  const others = [...client.rooms.values()].filter((one) => one !== room.get() && one.notice !== 'none')
  const counts = others.map((one) => unreadOf(app, one))
  const unread = counts.reduce((sum, one) => sum + one.unread, 0)
  const hasMention = counts.some(({ mentions }) => mentions > 0)
  return (
    <IconButton
      icon="arrow-left"
      size={22}
      class="back"
      label={texts.room.back(unread)}
      onClick={navigation.backToRooms}
    >
      {unread > 0 && <b class={hasMention ? 'badge at' : 'badge'}>{unread > 99 ? '99+' : unread}</b>}
    </IconButton>
  )
}
