import { replacePage } from './replace-page.ts'

/** Shows the door in the other language, with the nick as it is; the browser remembers which. */
export async function switchLanguage(event: Event, again: () => void): Promise<void> {
  const link = event.currentTarget
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  const nick = document.querySelector<HTMLInputElement>('#nick')?.value ?? ''
  try {
    const response = await fetch(link.href, { headers: { Accept: 'text/html' } })
    replacePage(new DOMParser().parseFromString(await response.text(), 'text/html'))
  } catch {
    location.assign(link.href)
    return
  }
  const field = document.querySelector<HTMLInputElement>('#nick')
  if (field) field.value = nick
  again()
  document.querySelector<HTMLElement>('.lang')?.focus()
}
