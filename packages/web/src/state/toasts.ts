import { cell } from './cell.ts'
import type { Cell } from './cell.ts'

/** A short word at the edge, with at most two things to do about it. */
export interface Toast {
  readonly text: string
  readonly actions?: readonly ToastAction[]
  /** It stays until something is done about it. */
  readonly isLasting?: true
  /** When it went by itself, without any of its actions. */
  readonly onGone?: () => void
}

/** Something to do about a toast. */
export interface ToastAction {
  readonly label: string
  readonly act: () => void
}

/** The one toast that is shown; another one takes its place. */
export interface Toasts {
  readonly current: Cell<Toast | undefined>
  readonly show: (toast: Toast) => void
  /** Ends it; `acted`: by one of its actions. */
  readonly end: (toast: Toast, how: 'acted' | 'gone') => void
}

/** Makes the place of toasts. */
export function createToasts(): Toasts {
  const current = cell<Toast | undefined>(undefined)
  const end: Toasts['end'] = (toast, how) => {
    if (current.get() !== toast) return
    current.set(undefined)
    if (how === 'gone') toast.onGone?.()
  }
  const show = (toast: Toast): void => {
    const before = current.get()
    if (before) end(before, 'gone')
    current.set(toast)
  }
  return { current, show, end }
}
