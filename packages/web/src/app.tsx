import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { useKeyboard } from './keyboard.ts'
import { Overlays } from './overlays/overlays.tsx'
import { SidePanel, PanelScreen } from './panel/side-panel.tsx'
import { usePanel } from './panel/use-panel.ts'
import type { PanelControl } from './panel/use-panel.ts'
import { Boundary } from './parts/boundary.tsx'
import { useScreen } from './parts/media.ts'
import type { Screen } from './parts/media.ts'
import { ToastPlace } from './parts/toast-place.tsx'
import { RoomPane } from './room/room-pane.tsx'
import { focusRoom } from './room/focus-room.ts'
import { useShownRoom } from './room/current-room.ts'
import type { Shown } from './room/current-room.ts'
import { RoomsNav } from './rooms/rooms-nav.tsx'
import { useApp, useTexts } from './state/app.ts'
import { useCell } from './state/cell.ts'

/** The whole page: rooms, the room that is open, and a panel, as many beside each other as fit. */
export function Page(): JSX.Element {
  const { navigation } = useApp()
  const screen = useScreen()
  const route = useCell(navigation.route)
  const shown = useShownRoom(screen === 'phone')
  const panel = usePanel(shown, screen)
  useKeyboard({ togglePeople: () => panel.toggle('people') })
  useViewport()
  useFocusKept(screen)
  return (
    <>
      <Place shown={shown} panel={panel} screen={screen} isRooms={route.type === 'rooms'} />
      <Overlays />
      <ToastPlace />
      <LiveRegions />
    </>
  )
}

interface PlaceProps {
  readonly shown: Shown
  readonly panel: PanelControl
  readonly screen: Screen
  /** The address is that of the list of rooms. */
  readonly isRooms: boolean
}

/**
 * On a phone one screen at a time, each with a main part and a heading of its own; else as much as fits. The room is the
 * same in both: when a phone is turned, who is writing goes on writing.
 */
function Place({ shown, panel, screen, isRooms }: PlaceProps): JSX.Element {
  const isPhone = screen === 'phone'
  const hasPanel = shown.type === 'room' && panel.shown !== undefined
  if (isPhone && isRooms) return <RoomsScreen />
  if (isPhone && hasPanel) return <PanelScreen room={shown.room} panel={panel} />
  const isOver = screen !== 'desktop'
  return (
    <div class={hasPanel && !isOver ? 'app' : 'app no-people'}>
      {shown.type === 'room' && <SkipLink />}
      {!isPhone && <RoomsSide />}
      <main class="sheet">
        <RoomPane shown={shown} screen={screen} panel={panel} />
      </main>
      {hasPanel && <SidePanel room={shown.room} panel={panel} isOver={isOver} />}
    </div>
  )
}

function RoomsScreen(): JSX.Element {
  const { rooms } = useTexts()
  return (
    <main class="app side">
      <h1 class="vh">{rooms.label}</h1>
      <Guarded>
        <RoomsNav />
      </Guarded>
    </main>
  )
}

function RoomsSide(): JSX.Element {
  const { rooms } = useTexts()
  return (
    <nav class="side" aria-label={rooms.label}>
      <Guarded>
        <RoomsNav />
      </Guarded>
    </nav>
  )
}

/** Where what had the focus is not there on another screen, as the list of rooms, the room has it. */
function useFocusKept(screen: Screen): void {
  const before = useRef(screen)
  useLayoutEffect(() => {
    if (before.current !== screen && document.activeElement === document.body) focusRoom()
    before.current = screen
  }, [screen])
}

function SkipLink(): JSX.Element {
  const texts = useTexts()
  return (
    <a class="skip" href="#composer">
      {texts.aria.skip}
    </a>
  )
}

function Guarded({ children }: { readonly children: JSX.Element }): JSX.Element {
  const { error } = useTexts()
  return (
    <Boundary text={error.pane} retry={error.reloadPane}>
      {children}
    </Boundary>
  )
}

/** Where screen readers are told things; there from the first moment. */
function LiveRegions(): JSX.Element {
  const { announcer } = useApp()
  const texts = useTexts()
  const polite = useRef<HTMLDivElement>(null)
  const urgent = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (polite.current && urgent.current) announcer.place(polite.current, urgent.current, texts.aria.burst)
  }, [announcer, texts])
  return (
    <>
      <div class="vh" ref={polite} id="anuncio" aria-live="polite" />
      <div class="vh" ref={urgent} id="urgente" role="alert" />
    </>
  )
}

/** Keyboards on glass: the height that is left of the page, where the browser does not say so by itself. */
function useViewport(): void {
  useEffect(() => {
    const view = window.visualViewport
    if (!view) return undefined
    const fit = (): void => {
      const isCovered = innerHeight - view.height > 1 && view.scale === 1
      document.documentElement.style.setProperty('--vvh', isCovered ? `${view.height}px` : '100dvh')
    }
    view.addEventListener('resize', fit)
    return () => view.removeEventListener('resize', fit)
  }, [])
}
