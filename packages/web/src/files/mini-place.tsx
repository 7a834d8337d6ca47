import type { JSX } from 'preact'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { useParts } from './load-parts.ts'

/** Where a recording is played on when its message has left the page: empty until there was one. */
export function MiniPlace(): JSX.Element | null {
  const player = useCell(useApp().player)
  const MiniPlayer = useParts(player !== undefined)?.MiniPlayer
  return player && MiniPlayer ? <MiniPlayer player={player} /> : null
}
