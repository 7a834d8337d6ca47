/** Where the focus goes when what had it is gone: back, or to the composer where that is gone too. */
export function giveBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected && before !== document.body) return before.focus()
  const composer = document.querySelector<HTMLTextAreaElement>('#composer')
  composer?.focus()
  composer?.setSelectionRange(composer.value.length, composer.value.length)
}

/**
 * Notes what has the focus, and where its caret is; answers how to give both back. While a modal dialog is open,
 * Chromium forgets the caret of a field behind it, and with none every key would be lost.
 */
export function holdFocus(): () => void {
  const before = document.activeElement
  if (!(before instanceof HTMLTextAreaElement)) return () => giveBack(before)
  const { selectionStart, selectionEnd, selectionDirection } = before
  return () => {
    giveBack(before)
    if (document.activeElement === before) before.setSelectionRange(selectionStart, selectionEnd, selectionDirection)
  }
}
