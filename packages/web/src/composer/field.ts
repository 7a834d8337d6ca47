import type { Room } from '@papo/sdk'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { useApp } from '../state/app.ts'
import type { App } from '../state/app.ts'

/** What stood in a field when it was made to fit. */
const fitted = new WeakMap<HTMLTextAreaElement, string>()

/** Makes a field as high as its text, up to its bound; then it scrolls. */
export function fit(field: HTMLTextAreaElement | null): void {
  if (!field) return
  const { value } = field
  const isLonger = value.startsWith(fitted.get(field) ?? '')
  fitted.set(field, value)
  // an empty one needs no look, for which the browser would lay out the page
  if (value === '') return setHeight(field, '')
  // what was only added to, or has one line, needs no other height as long as it fits: so most keys change nothing
  const isOneLine = field.style.height === ''
  if ((isLonger || isOneLine) && field.scrollHeight <= field.clientHeight) return
  setHeight(field, '')
  if (field.scrollHeight <= field.clientHeight) return
  setHeight(field, `${field.scrollHeight}px`)
  field.style.overflowY = field.scrollHeight > field.clientHeight ? 'auto' : ''
}

function setHeight({ style }: HTMLTextAreaElement, height: string): void {
  style.height = height
  style.overflowY = ''
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
export function editLast({ client, editing }: App, room: Room, event: KeyboardEvent): void {
  const own = room.timeline.messages.findLast(({ author, deleted }) => author === client.me?.id && deleted !== true)
  if (!own) return
  event.preventDefault()
  editing.set(own.seq)
}
