import type { JSX } from 'preact'
import { useLoaded } from '../parts/use-loaded.ts'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'

const load = async (): Promise<(typeof import('./mini-player.tsx'))['MiniPlayer']> =>
  (await import('./mini-player.tsx')).MiniPlayer

/** Where a recording is played on when its message has left the page: empty until there was one. */
export function MiniPlace(): JSX.Element | null {
  const player = useCell(useApp().player)
  const MiniPlayer = useLoaded(load, player !== undefined)
  return player && MiniPlayer ? <MiniPlayer player={player} /> : null
}
