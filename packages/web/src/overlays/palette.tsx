import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { useLoaded } from '../parts/use-loaded.ts'
import type { Overlay } from '../state/app.ts'
import { useTexts } from '../state/app.ts'
import { loadPalette } from './load-palette.ts'

interface PaletteProps {
  readonly overlay: Overlay
  readonly onClose: () => void
}

/** What the lines do with a key of the field; none while they are on their way. */
export interface PaletteKeys {
  onKey?: (event: KeyboardEvent) => void
  /** Enter was pressed before they were there: the first one is chosen. */
  isEntered: boolean
}

/** Goes anywhere and does anything by its name. Its field is there at once and has the keys; its lines are loaded. */
export function PaletteDialog({ overlay, onClose }: PaletteProps): JSX.Element {
  const { rooms, error } = useTexts()
  const [typed, setTyped] = useState((overlay.type === 'palette' && overlay.text) || '')
  const [active, setActive] = useState<string>()
  const keys = useRef<PaletteKeys>({ isEntered: false })
  // who types asks for them again
  const lines = useLoaded(loadPalette, true, typed)
  const [isWithout, setWithout] = useState(false)
  // what is typed still has the field, and is said nowhere
  useEffect(() => void loadPalette().catch(() => setWithout(true)), [])
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (keys.current.onKey) keys.current.onKey(event)
    else if (event.key === 'Enter') keys.current.isEntered = true
  }
  return (
    <Dialog class="pal" label={rooms.find} onClose={onClose}>
      <PaletteField typed={typed} active={active} onType={setTyped} onKey={onKey} />
      {lines && <lines.PaletteLines keys={keys} {...{ typed, onClose }} onActive={setActive} />}
      {!lines && isWithout && (
        <p class="pg" role="alert">
          {error.notLoaded}
        </p>
      )}
    </Dialog>
  )
}

interface PaletteFieldProps {
  readonly typed: string
  /** The row that Enter chooses. */
  readonly active: string | undefined
  readonly onType: (text: string) => void
  readonly onKey: (event: KeyboardEvent) => void
}

function PaletteField({ typed, active, onType, onKey }: PaletteFieldProps): JSX.Element {
  const { rooms } = useTexts()
  return (
    <div class="pin">
      <Icon name="search" size={18} />
      <input
        autofocus
        type="text"
        role="combobox"
        maxLength={mostTyped}
        aria-label={rooms.find}
        aria-expanded={active !== undefined}
        aria-controls="palette-list"
        aria-activedescendant={active === undefined ? undefined : `palette-${active}`}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        placeholder={rooms.find}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <kbd aria-hidden="true">Esc</kbd>
    </div>
  )
}

/** Longer than any name, and short enough to be sought at every key. */
const mostTyped = 99
