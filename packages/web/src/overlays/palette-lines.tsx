import { paletteTexts } from '@papo/protocol'
import type { PersonView } from '@papo/protocol'
import type { JSX, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Avatar, RoomTile } from '../parts/faces.tsx'
import { Icon } from '../parts/icon.tsx'
import { useApp, useOwnTexts, useTexts } from '../state/app.ts'
import { nameParts } from './palette-parts.ts'
import { paletteRows } from './palette-rows.ts'
import type { PaletteRow } from './palette-rows.ts'
import type { PaletteKeys } from './palette.tsx'

interface PaletteLinesProps {
  readonly typed: string
  readonly keys: RefObject<PaletteKeys>
  readonly onActive: (id: string | undefined) => void
  readonly onClose: () => void
}

/** What the palette found for what was typed; one of it is chosen by the keys of its field. */
export function PaletteLines({ typed, keys, onActive, onClose }: PaletteLinesProps): JSX.Element {
  const app = useApp()
  const texts = { ...useTexts(), palette: useOwnTexts(paletteTexts) }
  const [selected, setSelected] = useState({ typed, at: 0 })
  const [people, setPeople] = useState<readonly PersonView[]>([])
  useEffect(() => {
    void app.client.who().then(setPeople, () => undefined)
  }, [app])
  const rows = paletteRows(app, typed, { texts, people })
  // other words have other lines
  const at = selected.typed === typed ? Math.min(selected.at, Math.max(0, rows.length - 1)) : 0
  const chosen = useRef<PaletteRow | undefined>(undefined)
  const choose = (row: PaletteRow | undefined): void => {
    if (!row) return
    chosen.current = row
    onClose()
  }
  // done when the dialog has given the focus and the caret back: it may write where the caret is
  useLayoutEffect(() => () => chosen.current?.act(), [])
  const select = (next: number): void => setSelected({ typed, at: next % Math.max(1, rows.length) })
  keys.current.onKey = (event) => {
    if (event.key === 'ArrowDown') select(at + 1)
    else if (event.key === 'ArrowUp') select(at + rows.length - 1)
    else if (event.key === 'Enter') choose(rows[at])
    else return
    event.preventDefault()
  }
  const active = rows[at]?.id
  useLayoutEffect(() => onActive(active), [active, onActive])
  // as it was when it came
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => void (keys.current.isEntered && choose(rows[0])), [])
  return (
    <>
      <PaletteList rows={rows} at={at} onChoose={choose} />
      <p class="vh" role="status">
        {typed !== '' && texts.palette.results(rows.length)}
      </p>
    </>
  )
}

interface PaletteListProps {
  readonly rows: readonly PaletteRow[]
  readonly at: number
  readonly onChoose: (row: PaletteRow) => void
}

function PaletteList({ rows, at, onChoose }: PaletteListProps): JSX.Element {
  const texts = useOwnTexts(paletteTexts)
  const { rooms: words } = useTexts()
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [at])
  if (rows.length === 0) return <p class="pg">{texts.nothing}</p>
  const groups = [...new Set(rows.map(({ group }) => group))]
  return (
    <div role="listbox" id="palette-list" aria-label={words.find} ref={list}>
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
