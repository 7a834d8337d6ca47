import { roomPanelTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { FilesPanel } from '../files/files-panel.tsx'
import { useTimes } from '../messages/use-times.ts'
import { InviteCard } from '../overlays/invite-card.tsx'
import { RoomTile } from '../parts/faces.tsx'
import { Icon } from '../parts/icon.tsx'
import { useApp, useOwnTexts, useTexts } from '../state/app.ts'
import { useRoom } from '../state/follow.ts'
import { PinnedList } from './pinned-list.tsx'
import { roomName } from './room-name.ts'
import { RoomNotice } from './room-notice.tsx'
import { useMaker } from './use-maker.ts'

interface RoomPanelProps {
  readonly room: Room
  /** Calls when a message is about to be shown in the list of messages. */
  readonly onJump: () => void
}

/** What there is to know of a room, and what one can do with it; of a conversation, what is pinned and its notices. */
export function RoomPanel({ room, onJump }: RoomPanelProps): JSX.Element {
  const isDirect = room.view.kind === 'direct'
  return (
    <>
      <div class="memscroll" tabIndex={0} role="group" aria-label={roomName(room)}>
        {!isDirect && <RoomFace room={room} />}
        <PinnedList room={room} onJump={onJump} />
        <FilesPanel room={room} onJump={onJump} />
        <RoomNotice room={room} />
        {!isDirect && <RoomActs room={room} />}
      </div>
      {!isDirect && <InviteCard room={room} />}
    </>
  )
}

/** Its tile and name, how many are there, who made it. */
function RoomFace({ room }: { readonly room: Room }): JSX.Element {
  const texts = useTexts()
  const { open } = useOwnTexts(roomPanelTexts)
  const times = useTimes()
  const made = useMaker(room)
  useRoom(room, ['view', 'people'])
  return (
    <>
      <div class="room-face">
        <RoomTile room={room.id} size={64} />
        <div>
          <strong dir="auto">{room.view.name}</strong>
          <span>{open(room.peopleCount)}</span>
        </div>
      </div>
      <p class="note">{made && texts.room.madeBy(made.nick, times.full(made.at))}</p>
    </>
  )
}

function RoomActs({ room }: { readonly room: Room }): JSX.Element {
  const { overlay } = useApp()
  const { room: texts } = useTexts()
  return (
    <ul class="acts">
      <li>
        <button type="button" class="pm opt" onClick={() => overlay.set({ type: 'invite', room })}>
          <Icon name="qr-code" size={18} />
          {texts.invite}
        </button>
      </li>
      <li>
        <button type="button" class="pm opt" onClick={() => void room.leave()}>
          <Icon name="door-open" size={18} />
          {texts.leave}
        </button>
      </li>
    </ul>
  )
}
