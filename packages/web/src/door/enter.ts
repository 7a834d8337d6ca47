import { replacePage } from './replace-page.ts'
import type { AppFiles } from './main.ts'

interface Entering {
  readonly form: HTMLFormElement
  /** The button that was pressed: a suggested nick, or the large one. */
  readonly submitter: HTMLElement | null
  readonly files: AppFiles | null
  /** Brings the door back to life, where the server shows it again. */
  readonly again: () => void
}

/** Sends the form without leaving the page; what the server answers with becomes the page. */
export async function enter({ form, submitter, files, again }: Entering): Promise<void> {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter)) fields.append(name, typeof value === 'string' ? value : '')
  try {
    const response = await fetch(form.action, { method: 'POST', body: fields, headers: { Accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (!page.querySelector('#app') || !files) return showDoor(page, response, again)
    history.replaceState(null, '', response.url)
    await showApp(page, files)
  } catch {
    // Without an answer the browser's own way shows what is the matter; it sends no button.
    const field = form.querySelector<HTMLInputElement>('#nick')
    if (field) field.value = fields.get('apelido') ?? field.value
    form.submit()
  }
}

function showDoor(page: Document, response: Response, again: () => void): void {
  if (!page.querySelector('form')) return location.assign(response.url)
  replacePage(page)
  again()
  const wrong = document.querySelector<HTMLInputElement>('[aria-invalid]')
  const toMend = wrong ?? document.querySelector<HTMLInputElement>('#nick')
  toMend?.focus()
  toMend?.select()
}

async function showApp(page: Document, { script, style }: AppFiles): Promise<void> {
  // it must not style the door, for as long as that is seen
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style, media: 'print' })
  const isStyled = new Promise((resolve) => (sheet.onload = sheet.onerror = resolve))
  // the app can be installed, the door can not
  const manifest = page.querySelector('link[rel=manifest]')
  document.head.append(sheet, ...(manifest ? [manifest] : []))
  await isStyled
  // the door goes first: what loses the focus has the styles of all looked at
  replacePage(page)
  document.querySelector('#door-style')?.remove()
  sheet.media = ''
  // the door is gone by then: the page of the room, asked for anew, brings it or says why not
  await import(/* @vite-ignore */ script).catch(() => location.reload())
}
