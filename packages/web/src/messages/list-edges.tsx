import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { Avatar, RoomTile } from '../parts/faces.tsx'
import { Icon } from '../parts/icon.tsx'
import { nickIn } from '../room/nick-in.ts'
import { useMaker } from '../room/use-maker.ts'
import { useApp, useTexts } from '../state/app.ts'
import type { Times } from './times.ts'

/** What stands where messages are missing: room for them, and a way to ask again. */
export function Missing({
  onRetry,
  children,
}: {
  readonly onRetry: () => void
  readonly children?: JSX.Element
}): JSX.Element {
  const texts = useTexts()
  return (
    <>
      {[0, 1, 2].map((row) => (
        <div key={row} class="sk" aria-hidden="true">
          <i class="face" />
          <i class="short" />
          <i class="long" />
        </div>
      ))}
      <p class="retry">
        {texts.room.olderFailed}{' '}
        <button type="button" onClick={onRetry}>
          {texts.room.retry}
        </button>
      </p>
      {children}
    </>
  )
}

interface BeginningProps {
  readonly room: Room
  readonly times: Times
  readonly isEmpty: boolean
}

/** Where a room begins: its face (the other person's, in a conversation), who made it and when; in an empty one, how to go on. */
export function Beginning({ room, times, isEmpty }: BeginningProps): JSX.Element {
  const texts = useTexts()
  const app = useApp()
  const made = useMaker(room)
  const { peer, view } = room
  // until it is known it has about the room that it will take
  const { nick, at } = made ?? { nick: nickIn(room, view.maker) ?? '········', at: Date.now() }
  const isUnknown = !peer && !isEmpty && !made
  return (
    <div class="begin">
      {peer ? <Avatar nick={peer.nick} size={56} /> : <RoomTile room={room.id} size={64} />}
      <h2>{peer ? texts.room.startDirect(peer.nick) : isEmpty ? texts.room.empty : texts.room.start(view.name)}</h2>
      <p class={isUnknown ? 'unknown' : undefined}>
        {peer ? texts.room.directSub : isEmpty ? texts.room.emptySub : texts.room.madeBy(nick, times.full(at))}
      </p>
      <div>
        {isEmpty && (
          <button type="button" class="go" onClick={() => void room.send('👋')}>
            {texts.room.sayHi}
          </button>
        )}
        {!peer && (
          <button type="button" class="bb" onClick={() => app.overlay.set({ type: 'invite', room })}>
            <Icon name="qr-code" size={16} />
            {texts.room.invite}
          </button>
        )}
      </div>
    </div>
  )
}
