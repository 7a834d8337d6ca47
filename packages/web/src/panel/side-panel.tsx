import type { Room } from '@papo/sdk'
import type { ComponentProps, JSX, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useParts } from '../files/load-parts.ts'
import type { Parts } from '../files/load-parts.ts'
import { MiniPlace } from '../files/mini-place.tsx'
import { Boundary } from '../parts/boundary.tsx'
import { IconButton } from '../parts/icon.tsx'
import { PeoplePanel } from '../people/people-panel.tsx'
import { useTexts } from '../state/app.ts'
import type { PanelControl } from './use-panel.ts'

interface SidePanelProps {
  readonly room: Room
  readonly panel: PanelControl
  /** On a page of middle width it comes over the room from the right. */
  readonly isOver: boolean
}

/** What stands beside a room, or over it. */
export function SidePanel({ room, panel, isOver }: SidePanelProps): JSX.Element {
  const texts = useTexts()
  const title = useTitle(room, panel)
  const box = useFirstFocus<HTMLElement>(panel)
  return (
    <>
      {isOver && <div class="scrim" onClick={panel.close} />}
      <aside ref={box} class={isOver ? 'mem over' : 'mem'} aria-label={title} onKeyDown={closingKey(panel)}>
        {panel.isOpened && (
          <div class="sec">
            <h2>{title}</h2>
            <span class="cnt" />
            <IconButton icon="x" label={texts.close} onClick={panel.close} />
          </div>
        )}
        <Content room={room} panel={panel} />
      </aside>
    </>
  )
}

/** The same on a phone: a screen of its own, with a heading. */
export function PanelScreen({ room, panel }: Omit<SidePanelProps, 'isOver'>): JSX.Element {
  const texts = useTexts()
  const title = useTitle(room, panel)
  const box = useFirstFocus<HTMLElement>(panel)
  return (
    <main ref={box} class="app sheet" onKeyDown={closingKey(panel)}>
      <header class="rh">
        <IconButton icon="arrow-left" size={22} class="back" label={texts.close} onClick={panel.close} />
        <div class="rt">
          <h1>{title}</h1>
        </div>
        <MiniPlace />
      </header>
      <aside class="mem" aria-label={title}>
        <Content room={room} panel={panel} />
      </aside>
    </main>
  )
}

function Content({ room, panel }: Omit<SidePanelProps, 'isOver'>): JSX.Element {
  const { error } = useTexts()
  return (
    <Boundary key={`${room.id} ${panel.shown}`} text={error.pane} retry={error.reloadPane}>
      {panel.shown === 'about' ? <About room={room} onJump={panel.uncover} /> : <PeoplePanel room={room} />}
    </Boundary>
  )
}

/** The panel of the room comes with what shows files. */
function About(props: ComponentProps<Parts['RoomPanel']>): JSX.Element | null {
  const RoomPanel = useParts()?.RoomPanel
  return RoomPanel ? <RoomPanel {...props} /> : null
}

function useTitle({ view }: Room, { shown }: PanelControl): string {
  const { people, about } = useTexts()
  if (shown === 'people') return people.label
  return view.kind === 'direct' ? about.direct : about.room
}

/** What was opened takes the focus, at its first button: the one that closes it. */
function useFirstFocus<E extends HTMLElement>({ shown, isOpened }: PanelControl): RefObject<E | null> {
  const box = useRef<E>(null)
  // at once, not after the next frame: keys that follow go to where it is
  useLayoutEffect(() => {
    if (isOpened) box.current?.querySelector('button')?.focus()
  }, [shown, isOpened])
  return box
}

function closingKey({ isOpened, close }: PanelControl): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape' || !isOpened || event.defaultPrevented) return
    event.preventDefault()
    close()
  }
}
