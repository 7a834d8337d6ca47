import { giveBack } from '../parts/give-back.ts'

/** The field that has the keys until the palette is there, and what had them before. */
export const early: { field?: HTMLTextAreaElement | undefined; opener: Element | null } = { opener: null }

/** Takes the keys for what is on its way; gives them back where it never comes. */
export function takeKeys(field: HTMLTextAreaElement | null): void {
  if (field) {
    early.opener = document.activeElement
    early.field = field
    field.focus()
  } else if (early.field) giveBack(early.opener)
}
