import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import type { Toast } from '../state/toasts.ts'
import { giveBack } from './give-back.ts'

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
  const card = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    run()
    return hold
  }, [toast])
  // before it is taken away: afterwards the focus is lost already
  useLayoutEffect(() => {
    const { current } = card
    return () => {
      if (current?.contains(document.activeElement)) giveBack(before.current)
    }
  }, [])
  const onFocusIn = ({ relatedTarget }: FocusEvent): void => {
    hold()
    if (relatedTarget instanceof Element && !card.current?.contains(relatedTarget)) before.current = relatedTarget
  }
  return (
    <div class="toast" ref={card} onPointerEnter={hold} onPointerLeave={run} onFocusIn={onFocusIn} onFocusOut={run}>
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
