import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Composer } from '../composer/composer.tsx'
import { MessageList } from '../messages/message-list.tsx'
import { Boundary } from '../parts/boundary.tsx'
import { RoomTile } from '../parts/faces.tsx'
import type { Screen } from '../parts/media.ts'
import { useApp, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { useClient } from '../state/follow.ts'
import type { PanelControl } from '../panel/use-panel.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import type { Shown } from './current-room.ts'
import { focusRoom } from './focus-room.ts'
import { RoomHeader } from './room-header.tsx'
import { WaitingMessages, findWaiting } from './waiting-messages.tsx'

interface RoomPaneProps {
  readonly shown: Shown
  readonly screen: Screen
  readonly panel: PanelControl
}

/** The sheet: the room that is shown, or what there is in its place. */
export function RoomPane({ shown, screen, panel }: RoomPaneProps): JSX.Element {
  const texts = useTexts()
  if (shown.type === 'room') {
    const { room } = shown
    return (
      <>
        <RoomHeader room={room} screen={screen} panel={panel} />
        <div class="pane">
          <ConnectionBanner />
          <Boundary key={room.id} text={texts.error.pane} retry={texts.error.reloadPane}>
            <Messages room={room} />
          </Boundary>
        </div>
        <Boundary text={texts.error.pane} retry={texts.error.reloadPane}>
          <Composer room={room} onPeople={() => panel.open('people')} onAbout={() => panel.open('about')} />
        </Boundary>
      </>
    )
  }
  // an element of its own: the room's would move down under its header when that comes
  return (
    <div key="place" class="pane">
      <ConnectionBanner />
      {shown.type === 'missing' ? <Missing name={shown.name} /> : <Expected />}
    </div>
  )
}

/** A room that is opened takes the focus: to its field, or on touch to its name, so that no keyboard comes up. */
function Messages({ room }: { readonly room: Room }): JSX.Element {
  const { list, navigation } = useApp()
  const route = useCell(navigation.route)
  const target = route.type === 'room' && route.slug === room.view.slug ? route.message : undefined
  useEffect(() => {
    focusRoom()
  }, [room])
  useJump(room)
  return <MessageList room={room} target={target} onControls={(controls) => list.set(controls)} />
}

/** Shows a message that was asked for from elsewhere, once the list is there. */
function useJump(room: Room): void {
  const { jump, list } = useApp()
  const asked = useCell(jump)
  const controls = useCell(list)
  useEffect(() => {
    if (!controls || asked?.room !== room.id) return
    jump.set(undefined)
    controls.showMessage(asked.seq)
  }, [asked, controls])
}

function Missing({ name }: { readonly name: string }): JSX.Element {
  const { navigation, overlay } = useApp()
  const texts = useTexts()
  return (
    <div class="empty">
      <RoomTile room={name.length + 1} size={64} />
      <h1>{texts.error.room404}</h1>
      <p />
      <div>
        <button type="button" class="go" onClick={() => navigation.go({ type: 'rooms' })}>
          {texts.error.seeRooms}
        </button>
        {name !== '' && (
          <button type="button" class="bb" onClick={() => overlay.set({ type: 'create', name })}>
            {texts.error.createIt(name)}
          </button>
        )}
      </div>
    </div>
  )
}

/** Until a room can be shown. */
function Expected(): JSX.Element {
  const { client } = useApp()
  useClient(client, ['state', 'sending', 'entered'])
  const waiting = findWaiting(client)
  return waiting.length > 0 ? <WaitingMessages words={waiting} /> : <Skeleton />
}

/** In the measures of messages; only when something takes longer than 300 ms. */
function Skeleton(): JSX.Element {
  return (
    <div class="loading late" aria-hidden="true">
      {['w25 w80', 'w50 w65', 'w25 w50'].map((widths) => (
        <div key={widths} class="sk">
          <i class="c" />
          <div>
            {widths.split(' ').map((width) => (
              <i key={width} class={width} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
