import type { ComponentChildren, JSX } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useTexts } from '../state/app.ts'
import { holdFocus } from './give-back.ts'
import { IconButton } from './icon.tsx'

interface DialogProps {
  readonly class?: string
  /** Shown as its head; where there is none, `label` names it. */
  readonly title?: string
  readonly label?: string
  readonly onClose: () => void
  /** Gives the focus back, where what had it is gone by then. */
  readonly back?: () => void
  readonly children: ComponentChildren
}

/** A modal dialog: the first field has the focus, Esc closes it, the focus goes back to where it was. */
export function Dialog({ class: extra, title, label, onClose, back, children }: DialogProps): JSX.Element {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const texts = useTexts()
  const [giveBack] = useState(holdFocus)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[autofocus]')?.focus()
    return () => {
      // as long as it is open, nothing outside of it can have the focus
      dialog?.close()
      if (back) back()
      else giveBack()
    }
    // as it was when it opened
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <dialog
      ref={ref}
      class={extra}
      aria-label={title === undefined ? label : undefined}
      aria-labelledby={title === undefined ? undefined : id}
      // closed by the browser, it would give the focus back first and tell later: a key in between would be lost
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClose={({ currentTarget }) => {
        if (currentTarget.isConnected) onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      {title !== undefined && (
        <div class="dh">
          <h2 id={id}>{title}</h2>
          <IconButton icon="x" label={texts.close} onClick={onClose} />
        </div>
      )}
      {children}
    </dialog>
  )
}
