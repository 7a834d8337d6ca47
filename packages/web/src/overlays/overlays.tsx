import type { FunctionComponent, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadParts } from '../files/load-parts.ts'
import { takeKeys } from './early-keys.ts'
import { useApp } from '../state/app.ts'
import type { Overlay } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { loadParts as loadUploadParts } from '../upload/load-parts.ts'

/** A dialog, with what it was opened with. */
type OverlayView = FunctionComponent<{ readonly overlay: Overlay; readonly onClose: () => void }>

/** The dialogs; each is loaded when it is first opened. */
const views: Readonly<Record<Overlay['type'], () => Promise<OverlayView>>> = {
  palette: () => import('./palette.tsx').then(({ PaletteDialog }) => PaletteDialog),
  create: () => import('./create-room.tsx').then(({ CreateRoomDialog }) => CreateRoomDialog),
  settings: () => import('../settings/settings.tsx').then(({ SettingsDialog }) => SettingsDialog),
  pictures: () => loadParts().then(({ LightboxDialog }) => LightboxDialog),
  invite: () => import('./invite.tsx').then(({ InviteDialog }) => InviteDialog),
  describe: () => loadUploadParts().then(({ DescribeDialog }) => DescribeDialog),
  projector: () => import('./invite.tsx').then(({ ProjectorDialog }) => ProjectorDialog),
}

/** A field that nobody sees, of which no more than this is kept. */
const held = { class: 'vh', maxLength: 99 }

/** The dialog that lies over the page, if one does. */
export function Overlays(): JSX.Element | null {
  const { overlay } = useApp()
  const open = useCell(overlay)
  const [View, setView] = useState<{ readonly type: string; readonly view: OverlayView }>()
  useEffect(() => {
    if (!open) return undefined
    let isCurrent = true
    views[open.type]().then(
      (view) => isCurrent && setView({ type: open.type, view }),
      () => isCurrent && overlay.set(undefined),
    )
    return () => {
      isCurrent = false
    }
  }, [open?.type])
  if (!open) return null
  if (View?.type !== open.type) return open.type === 'palette' ? <textarea ref={takeKeys} {...held} /> : null
  return <View.view key={open.type} overlay={open} onClose={() => overlay.set(undefined)} />
}
