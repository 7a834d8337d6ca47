import { paletteTexts } from '@papo/protocol'
import type { PersonView } from '@papo/protocol'
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Avatar, RoomTile } from '../parts/faces.tsx'
import { giveBack } from '../parts/give-back.ts'
import { Icon } from '../parts/icon.tsx'
import type { Overlay } from '../state/app.ts'
import { useApp, useOwnTexts, useTexts } from '../state/app.ts'
import { takeTyped } from './early-typed.ts'
import { nameParts } from './palette-parts.ts'
import { paletteRows } from './palette-rows.ts'
import type { PaletteRow } from './palette-rows.ts'

interface PaletteProps {
  readonly overlay: Overlay
  readonly onClose: () => void
}

/** Goes anywhere and does anything by its name. */
export function PaletteDialog({ overlay, onClose }: PaletteProps): JSX.Element {
  const app = useApp()
  const texts = { ...useTexts(), palette: useOwnTexts(paletteTexts) }
  const [early] = useState(takeTyped)
  const [typed, setTyped] = useState((overlay.type === 'palette' && overlay.text) || early.text)
  const [selected, setSelected] = useState(0)
  const [people, setPeople] = useState<readonly PersonView[]>([])
  useEffect(() => {
    void app.client.who().then(setPeople, () => undefined)
  }, [app])
  const rows = paletteRows(app, typed, { texts, people })
  const at = Math.min(selected, Math.max(0, rows.length - 1))
  const choose = (row: PaletteRow | undefined): void => {
    if (!row) return
    onClose()
    row.act()
  }
  // as it was when it opened
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => void (early.isEntered && choose(rows[0])), [])
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') setSelected((at + 1) % Math.max(1, rows.length))
    else if (event.key === 'ArrowUp') setSelected((at + rows.length - 1) % Math.max(1, rows.length))
    else if (event.key === 'Enter') choose(rows[at])
    else return
    event.preventDefault()
  }
  return (
    <Dialog class="pal" label={texts.palette.label} onClose={onClose} back={() => giveBack(early.opener)}>
      <PaletteField
        typed={typed}
        active={rows[at]?.id}
        onType={(text) => {
          setTyped(text)
          setSelected(0)
        }}
        onKey={onKey}
      />
      <PaletteList rows={rows} at={at} onChoose={choose} />
      <p class="vh" role="status">
        {typed !== '' && texts.palette.results(rows.length)}
      </p>
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
  const texts = useTexts()
  const { label } = useOwnTexts(paletteTexts)
  return (
    <div class="pin">
      <Icon name="search" size={18} />
      <input
        autofocus
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={active !== undefined}
        aria-controls="palette-list"
        aria-activedescendant={active === undefined ? undefined : `palette-${active}`}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        placeholder={texts.rooms.find}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <kbd aria-hidden="true">Esc</kbd>
    </div>
  )
}

interface PaletteListProps {
  readonly rows: readonly PaletteRow[]
  readonly at: number
  readonly onChoose: (row: PaletteRow) => void
}

function PaletteList({ rows, at, onChoose }: PaletteListProps): JSX.Element {
  const texts = useOwnTexts(paletteTexts)
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [at])
  if (rows.length === 0) return <p class="pg">{texts.nothing}</p>
  const groups = [...new Set(rows.map(({ group }) => group))]
  return (
    <div role="listbox" id="palette-list" aria-label={texts.label} ref={list}>
      {groups.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <div class="pg" aria-hidden="true">
            {group}
          </div>
          {rows.map((row, index) =>
            row.group === group ? (
              <div
                key={row.id}
                id={`palette-${row.id}`}
                role="option"
                aria-selected={index === at}
                onClick={() => onChoose(row)}
              >
                <RowFace row={row} />
                <RowLabel row={row} />
                {row.note !== undefined && <em>{row.note}</em>}
                {index === at && <kbd aria-hidden="true">Enter</kbd>}
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  )
}

function RowLabel({ row: { label, query = '' } }: { readonly row: PaletteRow }): JSX.Element {
  const parts = nameParts(label, query)
  return <span>{parts.map(({ text, isTyped }) => (isTyped ? <b>{text}</b> : text))}</span>
}

function RowFace({ row }: { readonly row: PaletteRow }): JSX.Element {
  if (row.room !== undefined) return <RoomTile room={row.room} size={28} />
  if (row.nick !== undefined) return <Avatar nick={row.nick} size={26} />
  return <Icon name={row.icon ?? 'search'} size={18} />
}
