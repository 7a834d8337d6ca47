import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import type { Toast } from '../state/toasts.ts'

const shownMs = 6_000

/** Where toasts are shown, one at a time; the pointer or the focus on one holds it. */
export function ToastPlace(): JSX.Element {
  const toast = useCell(useApp().toasts.current)
  return (
    <div class="toasts" role="status">
      {toast && <ToastCard key={toast} toast={toast} />}
    </div>
  )
}

function ToastCard({ toast }: { readonly toast: Toast }): JSX.Element {
  const { toasts } = useApp()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hold = (): void => clearTimeout(timer.current)
  const run = (): void => {
    hold()
    if (toast.isLasting) return
    timer.current = setTimeout(() => toasts.end(toast, 'gone'), shownMs)
  }
  useEffect(() => {
    run()
    return hold
  }, [toast])
  return (
    <div class="toast" onPointerEnter={hold} onPointerLeave={run} onFocusIn={hold} onFocusOut={run}>
      <span>{toast.text}</span>
      {toast.actions?.map(({ label, act }) => (
        <button
          key={label}
          type="button"
          onClick={() => {
            toasts.end(toast, 'acted')
            act()
          }}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
