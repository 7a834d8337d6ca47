import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Logo, RoomTile } from '../parts/faces.tsx'
import { Icon, IconButton } from '../parts/icon.tsx'
import { useApp, usePreferences, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { useClient } from '../state/follow.ts'
import { MeBar } from './me-bar.tsx'
import { roomBlocks } from './room-items.ts'
import type { RoomBlocks } from './room-items.ts'
import { ActiveRow, DirectRow, QuietRow } from './room-row.tsx'
import { onListKey } from './list-keys.ts'
import { keepOrder } from './steady-order.ts'
import { UnreadEdges } from './unread-edges.tsx'

const resortMs = 10_000

/** The list of rooms with what stands above and below it. */
export function RoomsNav(): JSX.Element {
  const { client, overlay, room } = useApp()
  const texts = useTexts()
  useClient(client, ['rooms', 'change', 'entered', 'exited', 'state'])
  const list = useRef<HTMLDivElement>(null)
  const blocks = useSteadyBlocks(list)
  const current = useCell(room)?.id
  const server = client.server
  const isEmpty = blocks.active.length + blocks.quiet.length === 0 && client.state.type === 'ready'
  return (
    <>
      <div class="brand">
        <Logo />
        <div class="bn">
          <strong>Papo</strong>
          {server !== '' && <span>{server}</span>}
        </div>
      </div>
      <button type="button" class="find" onClick={() => overlay.set({ type: 'palette' })}>
        <Icon name="search" size={18} />
        <span>{texts.rooms.find}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <div class="rooms" ref={list} onKeyDown={onListKey}>
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
        <ul>
          {blocks.active.map((item) => (
            <li key={item.id}>
              <ActiveRow item={item} isCurrent={item.id === current} />
            </li>
          ))}
        </ul>
        {isEmpty && <NoRooms />}
        <OtherBlocks blocks={blocks} current={current} />
        <UnreadEdges list={list} blocks={blocks} />
      </div>
      <MeBar />
    </>
  )
}

function OtherBlocks(props: { readonly blocks: RoomBlocks; readonly current: number | undefined }): JSX.Element {
  const { blocks, current } = props
  const texts = useTexts()
  return (
    <>
      {blocks.direct.length > 0 && (
        <>
          <div class="sec">
            <h2>{texts.rooms.direct}</h2>
          </div>
          <ul>
            {blocks.direct.map((room) => (
              <li key={room.id}>
                <DirectRow room={room} isCurrent={room.id === current} />
              </li>
            ))}
          </ul>
        </>
      )}
      {blocks.quiet.length > 0 && (
        <>
          <div class="sec">
            <h2>{texts.rooms.quiet}</h2>
          </div>
          <ul>
            {blocks.quiet.map((item) => (
              <li key={item.id}>
                <QuietRow item={item} isCurrent={item.id === current} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
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
  const { client, preferences } = useApp()
  const { order } = usePreferences()
  const [, resort] = useState(0)
  const shown = useRef<{ ids: readonly number[]; at: number; order: string }>({ ids: [], at: 0, order })
  const wanted = roomBlocks(client, Date.now() + client.clockAhead, order)
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
