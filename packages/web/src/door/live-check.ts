import { hueIndex, initials } from '@papo/protocol'

/** What the server says of a nick. */
interface NickState {
  readonly state: string
  readonly suggestions?: readonly string[]
}

const waitMs = 250

/** Shows while one types how the avatar will look and whether the nick is free; never holds anything up. */
export function liveCheck(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('#nick')
  const face = form.querySelector<HTMLElement>('.nick .av')
  const free = form.querySelector<HTMLElement>('.ok')
  if (!field || !face || !free) return
  let timer = 0
  const check = async (nick: string): Promise<void> => {
    const state = await ask(nick)
    if (field.value.trim() === nick) free.hidden = state?.state !== 'free'
  }
  const onInput = (): void => {
    const nick = field.value.trim()
    face.className = `av h${hueIndex(nick)} s44`
    face.dataset['i'] = initials(nick)
    free.hidden = true
    hideError(form)
    clearTimeout(timer)
    if (nick !== '') timer = window.setTimeout(() => void check(nick), waitMs)
  }
  field.addEventListener('input', onInput)
  field.focus()
  // What was typed before the script came counts too.
  if (field.value !== '' && form.querySelector<HTMLElement>('.err')?.hidden !== false) onInput()
}

function hideError(form: HTMLFormElement): void {
  form.querySelector('.nick')?.classList.remove('bad')
  for (const part of form.querySelectorAll<HTMLElement>('.err, .chips')) part.hidden = true
}

async function ask(nick: string): Promise<NickState | undefined> {
  try {
    const response = await fetch(`/entrar/livre?nick=${encodeURIComponent(nick)}`)
    return response.ok ? ((await response.json()) as NickState) : undefined
  } catch {
    return undefined
  }
}
