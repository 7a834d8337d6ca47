import { roomPanelTexts } from '@papo/protocol'
import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX, RefObject } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useApp, useOwnTexts, useTexts } from '../state/app.ts'
import { mayPin } from './may-pin.ts'
import { PinnedMessage } from './pinned-message.tsx'
import { usePins } from './use-pins.ts'

const shownFirst = 6
const shownMore = 20

interface PinnedListProps {
  readonly room: Room
  /** Calls when a message is about to be shown in the list of messages. */
  readonly onJump: () => void
}

/** The pinned messages of a room, as they stand at each moment. */
export function PinnedList({ room, onJump }: PinnedListProps): JSX.Element {
  const texts = useTexts()
  const own = useOwnTexts(roomPanelTexts)
  const { state, retry } = usePins(room)
  const title = useId()
  return (
    <section aria-labelledby={title}>
      <div class="sec">
        <h2 id={title}>{texts.room.pins}</h2>
        {state.type === 'loaded' && state.messages.length > 0 && <span class="cnt">{state.messages.length}</span>}
      </div>
      {state.type === 'loading' && <Skeleton />}
      {state.type === 'failed' && (
        <p class="note">
          {own.pinsFailed}{' '}
          <button type="button" class="lnk" onClick={retry}>
            {texts.room.retry}
          </button>
        </p>
      )}
      {state.type === 'loaded' && <Loaded room={room} messages={state.messages} onJump={onJump} />}
    </section>
  )
}

interface LoadedProps extends PinnedListProps {
  readonly messages: readonly MessageView[]
}

function Loaded({ room, messages, onJump }: LoadedProps): JSX.Element {
  const { jump } = useApp()
  const texts = useOwnTexts(roomPanelTexts)
  const [shown, setShown] = useState(shownFirst)
  const box = useRef<HTMLDivElement>(null)
  const unpin = useUnpin(room, messages, box)
  const rest = messages.length - shown
  return (
    <div ref={box} class="pins" tabIndex={-1}>
      {messages.length === 0 && <Empty room={room} />}
      <ul hidden={messages.length === 0}>
        {messages.slice(0, shown).map((message) => (
          <PinnedMessage
            key={message.seq}
            room={room}
            message={message}
            onJump={() => {
              jump.set({ room: room.id, seq: message.seq })
              onJump()
            }}
            onUnpin={mayPin(room) ? () => unpin(message) : undefined}
          />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="pm more" onClick={() => setShown(shown + shownMore)}>
          {texts.morePins(rest)}
        </button>
      )}
    </div>
  )
}

/** Unpins; the focus goes on to the message that has its place then. */
function useUnpin(
  room: Room,
  messages: readonly MessageView[],
  box: RefObject<HTMLElement | null>,
): (message: MessageView) => void {
  const place = useRef<number>(undefined)
  useLayoutEffect(() => {
    if (place.current === undefined) return
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>('.pinned > button') ?? [])]
    const next = buttons[Math.min(place.current, buttons.length - 1)] ?? box.current
    place.current = undefined
    next?.focus()
  }, [messages.length])
  return (message) => {
    place.current = messages.indexOf(message)
    room.unpin(message.seq)
  }
}

/** What pins are for, where there are none; who may pin is told how. */
function Empty({ room }: { readonly room: Room }): JSX.Element {
  const { noPins, howToPin } = useOwnTexts(roomPanelTexts)
  return <p class="note">{mayPin(room) ? `${noPins} ${howToPin}` : noPins}</p>
}

/** In the measures of a pinned message; only when it takes longer than 300 ms. */
function Skeleton(): JSX.Element {
  return (
    <div class="sk late" aria-hidden="true">
      <i class="c" />
      <div>
        <i class="w50" />
        <i class="w80" />
      </div>
    </div>
  )
}
