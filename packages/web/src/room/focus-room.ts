import { isTouch } from '../parts/media.ts'

/** Gives the focus to the room: to its field, or on touch to its name, so that no keyboard comes up. */
export function focusRoom(): void {
  if (document.querySelector('dialog[open]')) return
  document.querySelector<HTMLElement>(isTouch() ? '#room-name' : '#composer')?.focus()
}
