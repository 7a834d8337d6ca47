import type { FunctionComponent, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadParts } from '../files/load-parts.ts'
import { useApp, useTexts } from '../state/app.ts'
import type { Overlay } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { loadParts as loadUploadParts } from '../upload/load-parts.ts'
import { PaletteDialog } from './palette.tsx'

/** A dialog, with what it was opened with. */
type OverlayView = FunctionComponent<{ readonly overlay: Overlay; readonly onClose: () => void }>

/** The dialogs that are loaded when they are first opened. */
const views: Readonly<Record<Exclude<Overlay['type'], 'palette'>, () => Promise<OverlayView>>> = {
  create: () => import('./create-room.tsx').then(({ CreateRoomDialog }) => CreateRoomDialog),
  settings: () => import('../settings/settings.tsx').then(({ SettingsDialog }) => SettingsDialog),
  pictures: () => loadParts().then(({ LightboxDialog }) => LightboxDialog),
  invite: () => import('./invite.tsx').then(({ InviteDialog }) => InviteDialog),
  describe: () => loadUploadParts().then(({ DescribeDialog }) => DescribeDialog),
  projector: () => import('./invite.tsx').then(({ ProjectorDialog }) => ProjectorDialog),
}

/** The dialog that lies over the page, if one does. */
export function Overlays(): JSX.Element | null {
  const { overlay, toasts } = useApp()
  const { error } = useTexts()
  const open = useCell(overlay)
  const [View, setView] = useState<{ readonly type: string; readonly view: OverlayView }>()
  useEffect(() => {
    if (!open || open.type === 'palette') return undefined
    let isCurrent = true
    views[open.type]().then(
      (view) => isCurrent && setView({ type: open.type, view }),
      () => {
        if (!isCurrent) return
        overlay.set(undefined)
        toasts.show({ text: error.notLoaded })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [open?.type])
  const close = (): void => overlay.set(undefined)
  if (open?.type === 'palette') return <PaletteDialog overlay={open} onClose={close} />
  if (!open || View?.type !== open.type) return null
  return <View.view key={open.type} overlay={open} onClose={close} />
}
