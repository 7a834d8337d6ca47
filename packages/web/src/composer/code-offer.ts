import type { App } from '../state/app.ts'
import { textsIn } from '../text/web-texts.ts'

interface Pasted {
  readonly field: HTMLTextAreaElement
  readonly text: string
  /** What stands around a block of code. */
  readonly fence: string
  readonly onText: () => void
}

/** Offers to make a block of code of what was pasted into a field. */
export function showOffer({ toasts, language }: App, { field, text, fence, onText }: Pasted): void {
  const { composer } = textsIn(language.get())
  const wrap = (): void => {
    const pasted = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
    const at = field.value.indexOf(pasted)
    if (at < 0) return
    field.setRangeText(`${at === 0 ? '' : '\n'}${fence}\n${pasted}\n${fence}\n`, at, at + pasted.length, 'end')
    field.focus()
    onText()
  }
  const actions = [
    { label: composer.yes, act: wrap },
    { label: composer.no, act: () => field.focus() },
  ]
  toasts.show({ text: composer.pasteCode, actions })
}
