import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useKeyboard } from './keyboard.ts'
import { Overlays } from './overlays/overlays.tsx'
import { Boundary } from './parts/boundary.tsx'
import { IconButton } from './parts/icon.tsx'
import { useScreen } from './parts/media.ts'
import type { Screen } from './parts/media.ts'
import { ToastPlace } from './parts/toast-place.tsx'
import { PeoplePanel } from './people/people-panel.tsx'
import { RoomPane } from './room/room-pane.tsx'
import { useShownRoom } from './room/current-room.ts'
import type { Shown } from './room/current-room.ts'
import { RoomsNav } from './rooms/rooms-nav.tsx'
import { useApp, usePreferences, useTexts } from './state/app.ts'
import { useCell } from './state/cell.ts'

/** The whole page: rooms, the room that is open, and who is there, as many beside each other as fit. */
export function Page(): JSX.Element {
  const { navigation, preferences } = useApp()
  const screen = useScreen()
  const route = useCell(navigation.route)
  const shown = useShownRoom(screen === 'phone')
  const { showPeople } = usePreferences()
  const [isOver, setOver] = useState(false)
  useEffect(() => setOver(false), [route, screen])
  const isWide = screen === 'desktop'
  const hasPeople = shown.type === 'room' && shown.room.view.kind === 'open'
  const isPeopleShown = hasPeople && (isWide ? showPeople : isOver)
  const togglePeople = (): void => {
    if (isWide) preferences.update((now) => ({ ...now, showPeople: !now.showPeople }))
    else if (screen === 'phone') toggleScreen(isOver, setOver)
    else setOver(!isOver)
  }
  useKeyboard({ togglePeople })
  useViewport()
  const place =
    screen === 'phone' ? (
      <PhonePlace shown={shown} isPeople={isPeopleShown} isRooms={route.type === 'rooms'} onPeople={togglePeople} />
    ) : (
      <WidePlace screen={screen} shown={shown} isPeopleShown={isPeopleShown} onPeople={togglePeople} />
    )
  return (
    <>
      {place}
      <Overlays />
      <ToastPlace />
      <LiveRegions />
    </>
  )
}

/** A screen over the room on a phone: the browser's back closes it. */
function toggleScreen(isOpen: boolean, setOpen: (isOpen: boolean) => void): void {
  if (isOpen) return history.back()
  history.pushState(history.state, '')
  setOpen(true)
}

interface PlaceProps {
  readonly shown: Shown
  readonly onPeople: () => void
}

interface WidePlaceProps extends PlaceProps {
  readonly screen: Screen
  readonly isPeopleShown: boolean
}

function WidePlace({ screen, shown, isPeopleShown, onPeople }: WidePlaceProps): JSX.Element {
  const texts = useTexts()
  const isBeside = screen === 'desktop' && isPeopleShown
  return (
    <div class={isBeside ? 'app' : 'app no-people'}>
      {shown.type === 'room' && <SkipLink />}
      <nav class="side" aria-label={texts.rooms.label}>
        <Guarded>
          <RoomsNav />
        </Guarded>
      </nav>
      <main class="sheet">
        <RoomPane shown={shown} screen={screen} isPeopleShown={isPeopleShown} onPeople={onPeople} />
      </main>
      {isBeside && <People shown={shown} />}
      {!isBeside && isPeopleShown && <PeopleOver shown={shown} onClose={onPeople} />}
    </div>
  )
}

interface PhonePlaceProps extends PlaceProps {
  readonly isRooms: boolean
  readonly isPeople: boolean
}

/** One screen at a time, each with a main part and a heading of its own. */
function PhonePlace({ shown, isRooms, isPeople, onPeople }: PhonePlaceProps): JSX.Element {
  const texts = useTexts()
  if (isRooms) {
    return (
      <main class="app side">
        <h1 class="vh">{texts.rooms.label}</h1>
        <Guarded>
          <RoomsNav />
        </Guarded>
      </main>
    )
  }
  if (isPeople) {
    return (
      <main class="app sheet">
        <header class="rh">
          <IconButton icon="arrow-left" size={22} class="back" label={texts.close} onClick={onPeople} />
          <div class="rt">
            <h1>{texts.people.label}</h1>
          </div>
        </header>
        <People shown={shown} />
      </main>
    )
  }
  return (
    <main class="app sheet">
      {shown.type === 'room' && <SkipLink />}
      <RoomPane shown={shown} screen="phone" isPeopleShown={false} onPeople={onPeople} />
    </main>
  )
}

function People({ shown }: { readonly shown: Shown }): JSX.Element | null {
  const texts = useTexts()
  if (shown.type !== 'room') return null
  return (
    <aside class="mem" aria-label={texts.people.label}>
      <Guarded>
        <PeoplePanel key={shown.room.id} room={shown.room} />
      </Guarded>
    </aside>
  )
}

/** On a page of middle width people come over the room from the right. */
function PeopleOver({ shown, onClose }: { readonly shown: Shown; readonly onClose: () => void }): JSX.Element | null {
  const texts = useTexts()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('button')?.focus(), [])
  if (shown.type !== 'room') return null
  return (
    <>
      <div class="scrim" onClick={onClose} />
      <aside
        class="mem over"
        ref={panel}
        aria-label={texts.people.label}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
        }}
      >
        <div class="sec">
          <span class="cnt" />
          <IconButton icon="x" label={texts.close} onClick={onClose} />
        </div>
        <PeoplePanel room={shown.room} />
      </aside>
    </>
  )
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
