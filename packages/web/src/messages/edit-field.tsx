import type { MessageView } from '@papo/protocol'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { holdHeight } from '../parts/hold-height.ts'
import { onWidth } from '../parts/on-width.ts'
import type { RowContext } from './row-context.ts'

/** An own message's text while it is changed in its place: Enter keeps it, Esc leaves it as it was. */
export function EditField({ message, how }: { readonly message: MessageView; readonly how: RowContext }): JSX.Element {
  const ref = useRef<HTMLTextAreaElement>(null)
  const { texts, edited } = how
  const grow = (): void => {
    const field = ref.current
    if (!field) return
    holdHeight(field.parentElement, () => {
      field.style.height = 'auto'
      field.style.height = `${field.scrollHeight + 2}px`
    })
  }
  useLayoutEffect(() => {
    const field = ref.current
    if (!field) return undefined
    field.value = edited.text(message.seq) ?? message.text
    grow()
    field.setSelectionRange(field.value.length, field.value.length)
    return onWidth(field, grow)
    // the text is taken once: what is typed is not to be lost to a change from elsewhere
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const onInput = (): void => {
    grow()
    edited.keep(message, ref.current?.value ?? '')
  }
  const save = (): void => edited.end(message, ref.current?.value)
  const cancel = (): void => edited.end(message, undefined)
  const onKeyDown = (event: KeyboardEvent): void => {
    // what types is not for the list; what goes anywhere goes from here too
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
    if (event.isComposing) return
    if (event.key === 'Escape') cancel()
    else if (event.key === 'Enter' && !event.shiftKey) save()
    else return
    event.preventDefault()
  }
  return (
    <div class="edit">
      <textarea ref={ref} rows={1} dir="auto" aria-label={texts.msg.editing} onKeyDown={onKeyDown} onInput={onInput} />
      <div>
        <button type="button" class="bb sm" onClick={cancel}>
          {texts.cancel}
        </button>
        <button type="button" class="go sm" onClick={save}>
          {texts.msg.save}
        </button>
      </div>
    </div>
  )
}
