import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { actsBySeq, withActs } from '../messages/acts.ts'
import { mayEdit } from '../messages/may-edit.ts'
import { holdHeight } from '../parts/hold-height.ts'
import { onWidth } from '../parts/on-width.ts'
import { useApp } from '../state/app.ts'
import type { App } from '../state/app.ts'

/** What stood in a field when it was made to fit. */
const fitted = new WeakMap<HTMLTextAreaElement, string>()

/** Makes a field as high as its text, up to its bound; then it scrolls. With `isAnew` its lines may break elsewhere. */
export function fit(field: HTMLTextAreaElement | null, { isAnew = false } = {}): void {
  if (!field) return
  const { value } = field
  const isLonger = !isAnew && value.startsWith(fitted.get(field) ?? '')
  fitted.set(field, value)
  // an empty one needs no look, for which the browser would lay out the page
  if (value === '') return setHeight(field, '')
  // what was only added to, or has one line, needs no other height as long as it fits: so most keys change nothing
  const isOneLine = field.style.height === ''
  if ((isLonger || isOneLine) && field.scrollHeight <= field.clientHeight) return
  holdHeight(field.parentElement, () => {
    setHeight(field, '')
    if (field.scrollHeight <= field.clientHeight) return
    setHeight(field, `${field.scrollHeight}px`)
    field.style.overflowY = field.scrollHeight > field.clientHeight ? 'auto' : ''
  })
}

function setHeight({ style }: HTMLTextAreaElement, height: string): void {
  style.height = height
  style.overflowY = ''
}

/** Makes a field fit each time it has another width, as when a phone is turned. */
export function useWidth(field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => (field.current ? onWidth(field.current, () => fit(field.current, { isAnew: true })) : undefined), [])
}

/** Puts a text where the caret is. */
export function insertAtCaret(field: HTMLTextAreaElement, text: string): void {
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
}

/** Does what other parts of the page ask the composer for. */
export function useAsks(field: RefObject<HTMLTextAreaElement | null>, onText: () => void): void {
  const { composer } = useApp()
  useEffect(
    () =>
      composer.watch(() => {
        const asked = composer.get()
        const input = field.current
        if (!asked || !input) return
        input.focus()
        if (asked.insert !== undefined) {
          insertAtCaret(input, asked.insert)
          onText()
        }
        composer.set(undefined)
      }),
    [composer, onText],
  )
}

/** Opens the last message that one wrote in this room for editing. */
export function editLast({ client, edits }: App, room: Room, event: KeyboardEvent): void {
  const acts = actsBySeq(room.acts)
  const shown = (message: MessageView): MessageView => withActs(message, acts.get(message.seq) ?? [], '')
  const own = room.timeline.messages.findLast((message) => mayEdit(shown(message), client.me?.id))
  if (!own) return
  event.preventDefault()
  edits.begin(room, shown(own))
}
