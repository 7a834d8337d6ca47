import type { JSX, RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { MiniPlace } from '../files/mini-place.tsx'
import { loadPaletteAhead } from '../overlays/load-palette.ts'
import { Logo, RoomTile } from '../parts/faces.tsx'
import { Icon, IconButton } from '../parts/icon.tsx'
import { useApp, usePreferences, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { useClient } from '../state/follow.ts'
import type { NamedRow } from './list-keys.ts'
import { MeBar } from './me-bar.tsx'
import { roomBlocks } from './room-items.ts'
import type { RoomBlocks } from './room-items.ts'
import { RoomPeek } from './room-peek.tsx'
import { ActiveRow, DirectRow, QuietRow } from './room-row.tsx'
import { RowsWindow } from './rows-window.tsx'
import { keepOrder } from './steady-order.ts'
import { UnreadEdges } from './unread-edges.tsx'
import { useListFocus } from './use-list-focus.ts'
import { useRoomPeek } from './use-room-peek.ts'

const resortMs = 10_000

/** The list of rooms with what stands above and below it. */
export function RoomsNav(): JSX.Element {
  const { client, overlay, room } = useApp()
  const texts = useTexts()
  useClient(client, ['rooms', 'change', 'entered', 'exited', 'state'])
  const list = useRef<HTMLDivElement>(null)
  const blocks = useSteadyBlocks(list)
  const current = useCell(room)?.id
  const { held, onFocusIn, onKeyDown } = useListFocus(list, namesIn(blocks))
  const { peek, close, onKeyDown: onPeekKey } = useRoomPeek(list)
  const onKey = (event: KeyboardEvent): void => {
    onPeekKey(event)
    onKeyDown(event)
  }
  const peeked = peek && [...blocks.active, ...blocks.quiet].find(({ id, count }) => id === peek.room && count > 0)
  const kept = [held, current, peek?.room]
  const isEmpty = blocks.active.length + blocks.quiet.length === 0 && client.state.type === 'ready'
  return (
    <>
      <AboveRooms hasPlayer={current === undefined} />
      <div class="rooms" ref={list} onFocusIn={onFocusIn} onKeyDown={onKey}>
        <div class="sec">
          <h2>{texts.rooms.active}</h2>
          <span class="cnt">{client.online > 0 && texts.rooms.online(client.online)}</span>
          <IconButton
            icon="plus"
            class="sm"
            label={texts.rooms.create}
            onClick={() => overlay.set({ type: 'create' })}
          />
        </div>
        <RowsWindow box={list} block="active" things={blocks.active} kept={kept}>
          {(item) => <ActiveRow item={item} isCurrent={item.id === current} />}
        </RowsWindow>
        {isEmpty && <NoRooms />}
        <OtherBlocks box={list} blocks={blocks} kept={kept} current={current} />
        <UnreadEdges list={list} blocks={blocks} />
        {peek && peeked && <RoomPeek key={peek.room} item={peeked} peek={peek} onClose={close} />}
      </div>
      <MeBar />
    </>
  )
}

/** What is played is shown here where no room's header is there for it. */
function AboveRooms({ hasPlayer }: { readonly hasPlayer: boolean }): JSX.Element {
  const { client, overlay } = useApp()
  const texts = useTexts()
  const server = client.server
  return (
    <>
      <div class="brand">
        <Logo />
        <div class="bn">
          <strong>Papo</strong>
          {server !== '' && <span>{server}</span>}
        </div>
        {hasPlayer && <MiniPlace />}
      </div>
      <button
        type="button"
        class="find"
        onPointerEnter={loadPaletteAhead}
        onFocus={loadPaletteAhead}
        onClick={() => overlay.set({ type: 'palette' })}
      >
        <Icon name="search" size={18} />
        <span>{texts.rooms.find}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
    </>
  )
}

interface OtherBlocksProps {
  readonly box: RefObject<HTMLDivElement | null>
  readonly blocks: RoomBlocks
  readonly kept: readonly (number | undefined)[]
  readonly current: number | undefined
}

function OtherBlocks({ box, blocks, kept, current }: OtherBlocksProps): JSX.Element {
  const texts = useTexts()
  return (
    <>
      {blocks.direct.length > 0 && (
        <>
          <div class="sec">
            <h2>{texts.rooms.direct}</h2>
          </div>
          <RowsWindow box={box} block="direct" things={blocks.direct} kept={kept}>
            {(room) => <DirectRow room={room} isCurrent={room.id === current} />}
          </RowsWindow>
        </>
      )}
      {blocks.quiet.length > 0 && (
        <>
          <div class="sec">
            <h2>{texts.rooms.quiet}</h2>
          </div>
          <RowsWindow box={box} block="quiet" things={blocks.quiet} kept={kept}>
            {(item) => <QuietRow item={item} isCurrent={item.id === current} />}
          </RowsWindow>
        </>
      )}
    </>
  )
}

/** All rows from above, as keys go through them. */
function namesIn({ active, direct, quiet }: RoomBlocks): NamedRow[] {
  return [...active, ...direct.map(({ id, peer }) => ({ id, name: peer?.nick ?? '' })), ...quiet]
}

function NoRooms(): JSX.Element {
  const { overlay } = useApp()
  const texts = useTexts()
  return (
    <div class="empty">
      <RoomTile room={1} size={64} />
      <h2>{texts.rooms.none}</h2>
      <div>
        <button type="button" class="go" onClick={() => overlay.set({ type: 'create' })}>
          {texts.rooms.createFirst}
        </button>
      </div>
    </div>
  )
}

/** The blocks, in an order that changes every 10 s at most, and never under the pointer or around the focus. */
function useSteadyBlocks(list: { readonly current: HTMLElement | null }): RoomBlocks {
  const app = useApp()
  const { client, preferences } = app
  useCell(app.heldMarks)
  useCell(app.watched)
  const { order } = usePreferences()
  const [, resort] = useState(0)
  const shown = useRef<{ ids: readonly number[]; at: number; order: string }>({ ids: [], at: 0, order })
  const wanted = roomBlocks(app, Date.now() + client.clockAhead, order)
  const now = performance.now()
  const isHeld = list.current?.matches(':hover, :focus-within') === true
  const isDue = now - shown.current.at >= resortMs && !isHeld
  const isNew = shown.current.ids.length === 0 || shown.current.order !== order
  useEffect(() => {
    const timer = setInterval(() => resort((count) => count + 1), resortMs)
    return () => clearInterval(timer)
  }, [preferences])
  if (isDue || isNew) {
    shown.current = { ids: [...wanted.active, ...wanted.quiet].map(({ id }) => id), at: now, order }
    return wanted
  }
  const idOf = ({ id }: { readonly id: number }): number => id
  return {
    active: keepOrder(shown.current.ids, wanted.active, idOf),
    direct: wanted.direct,
    quiet: keepOrder(shown.current.ids, wanted.quiet, idOf),
  }
}
