/** Puts a text where it can be pasted from; false where the browser lets nobody. Works on plain http too. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const field = Object.assign(document.createElement('textarea'), { value: text })
  const before = document.activeElement
  // inside an open dialog: nothing outside of it can be selected
  const place = document.querySelector('dialog[open]') ?? document.body
  field.className = 'vh'
  place.append(field)
  field.select()
  const hasCopied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return hasCopied
}
