import { useEffect, useRef, useState } from 'preact/hooks'
import type { Screen } from '../parts/media.ts'
import type { Shown } from '../room/current-room.ts'
import { useApp, usePreferences } from '../state/app.ts'
import { useCell } from '../state/cell.ts'

/** What may stand beside a room: who is there, or what there is to know of it. */
export type Panel = 'people' | 'about'

/** The panel beside a room, and what one can do with it. */
export interface PanelControl {
  readonly shown: Panel | undefined
  /** Whether it was opened over the room, or in place of another panel: then it has the focus, and closes by Esc. */
  readonly isOpened: boolean
  readonly open: (panel: Panel) => void
  readonly toggle: (panel: Panel) => void
  /** Closes what was opened; the focus goes back. */
  readonly close: () => void
  /** Closes what lies over the room; the focus is left to what is shown there. */
  readonly uncover: () => void
}

/** A panel that was opened, what it belongs to, and the screen that it was opened on. */
interface Asked {
  readonly panel: Panel
  readonly beside: unknown
  readonly screen: Screen
}

/** Where the focus was, by the id of what had it: on a phone it is another element when one comes back. */
interface Opener {
  readonly id: string
  readonly room: number | undefined
  /** The panel was a screen of its own: the room is made anew when it closes. */
  readonly isScreen: boolean
}

/** Keeps which panel is shown: on a wide page people beside the room as one has set, else what was opened. */
export function usePanel(shown: Shown, screen: Screen): PanelControl {
  const { navigation, preferences } = useApp()
  const route = useCell(navigation.route)
  const { showPeople } = usePreferences()
  const opener = useRef<Opener>(undefined)
  const room = shown.type === 'room' ? shown.room : undefined
  const isWide = screen === 'desktop'
  // on a phone going back closes it; beside the room it stays until another one is shown
  const [opened, setOpened] = useOpened({ beside: isWide ? room : route, screen }, () => {
    giveBack(opener.current, room?.id)
    opener.current = undefined
  })
  const hasPeople = room?.view.kind === 'open' && (isWide ? showPeople : opened === 'people')
  const panel = room && opened === 'about' ? 'about' : hasPeople ? 'people' : undefined
  const setPeople = (isShown: boolean): void => {
    setOpened(undefined)
    preferences.update((now) => ({ ...now, showPeople: isShown }))
  }
  const open = (next: Panel): void => {
    if (next === 'people' && isWide) return setPeople(true)
    // a conversation has no such panel
    if (next === 'people' && room?.view.kind !== 'open') return
    if (opened === undefined) {
      opener.current = { id: document.activeElement?.id ?? '', room: room?.id, isScreen: screen === 'phone' }
      // a screen over the room on a phone: the browser's back closes it
      if (screen === 'phone') history.pushState(history.state, '')
    }
    setOpened(next)
  }
  const close = (): void => (screen === 'phone' ? history.back() : setOpened(undefined))
  return {
    shown: panel,
    isOpened: opened !== undefined,
    open,
    toggle: (next) => {
      if (panel !== next) open(next)
      else if (isWide && next === 'people') setPeople(false)
      else close()
    },
    close,
    uncover: () => {
      if (isWide) return
      opener.current = undefined
      close()
    },
  }
}

/** The panel that was opened, as long as what it belongs to is shown, on the same screen; calls when it is closed. */
function useOpened(
  { beside, screen }: Omit<Asked, 'panel'>,
  onClosed: () => void,
): [Panel | undefined, (panel: Panel | undefined) => void] {
  const [asked, setAsked] = useState<Asked>()
  useEffect(() => setAsked(undefined), [beside, screen])
  // when the room is there again, and what it gives the focus to at first
  useEffect(() => {
    if (asked === undefined) onClosed()
  }, [asked])
  // at once, and not after that: a screen of its own would take the place of the room for a moment
  const opened = asked?.beside === beside && asked?.screen === screen ? asked?.panel : undefined
  return [opened, (panel) => setAsked(panel && { panel, beside, screen })]
}

function giveBack(opener: Opener | undefined, room: number | undefined): void {
  if (!opener || opener.id === '' || opener.room !== room) return
  // who is elsewhere by now, as in the field while a phone is turned, stays there
  if (opener.isScreen || document.activeElement === document.body) document.getElementById(opener.id)?.focus()
}
