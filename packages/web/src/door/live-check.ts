import { hueIndex, initials } from '@papo/protocol'

/** What the server says of a nick. */
interface NickState {
  readonly state: string
  readonly suggestions?: readonly string[]
  /** Why it can be nobody's. */
  readonly problem?: string
}

/** What the page says to it, as the server wrote it down. */
interface Words {
  readonly taken: readonly string[]
  readonly problems: Readonly<Record<string, string>>
}

const waitMs = 250

/** Shows while one types how the avatar will look and whether the nick is free; never holds anything up. */
export function liveCheck(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('#nick')
  const face = form.querySelector<HTMLElement>('.nick .av')
  const free = form.querySelector<HTMLElement>('.ok')
  if (!field || !face || !free) return
  let timer = 0
  let asked = 0
  /** What is on its way is of no use any more. */
  const stop = (): void => {
    clearTimeout(timer)
    asked += 1
  }
  const check = async (nick: string): Promise<void> => {
    const own = asked
    const state = await ask(nick)
    if (own !== asked || !state) return
    free.hidden = state.state !== 'free'
    const words = wordsFor(form, state)
    if (words !== undefined) showError(form, words, state.suggestions ?? [])
  }
  const onInput = (): void => {
    const nick = field.value.trim()
    face.className = `av h${hueIndex(nick)} s44`
    face.dataset['i'] = initials(nick)
    free.hidden = true
    hideError(form)
    stop()
    if (nick !== '') timer = window.setTimeout(() => void check(nick), waitMs)
  }
  field.addEventListener('input', onInput)
  // who goes in has the nick by then: it would be called taken
  form.addEventListener('submit', stop)
  const toMend = form.querySelector<HTMLElement>('[aria-invalid]') ?? field
  toMend.focus()
  // What was typed before the script came counts too.
  if (field.value !== '' && form.querySelector<HTMLElement>('#nick-state')?.hidden !== false) onInput()
}

function hideError(form: HTMLFormElement): void {
  form.querySelector('.nick')?.classList.remove('bad')
  form.querySelector('#nick')?.removeAttribute('aria-invalid')
  for (const part of form.querySelectorAll<HTMLElement>('#nick-state, .chips')) part.hidden = true
}

function wordsFor(form: HTMLFormElement, { state, suggestions = [], problem = '' }: NickState): string | undefined {
  const words = JSON.parse(form.querySelector<HTMLElement>('.chips')?.dataset['words'] ?? '{}') as Partial<Words>
  if (state === 'invalid') return words.problems?.[problem]
  if (state !== 'taken') return undefined
  return suggestions
    .slice(0, 2)
    .reduce(
      (text, nick, index) => text.replace(`{${index}}`, nick),
      words.taken?.[Math.min(2, suggestions.length)] ?? '',
    )
}

function showError(form: HTMLFormElement, words: string, suggestions: readonly string[]): void {
  const error = form.querySelector<HTMLElement>('#nick-state')
  const chips = form.querySelector<HTMLElement>('.chips')
  const text = error?.querySelector('span')
  if (!error || !chips || !text) return
  text.textContent = words
  error.hidden = false
  form.querySelector('.nick')?.classList.add('bad')
  form.querySelector('#nick')?.setAttribute('aria-invalid', 'true')
  chips.replaceChildren(...suggestions.slice(0, 2).map(chipOf))
  chips.hidden = suggestions.length === 0
}

function chipOf(nick: string): HTMLButtonElement {
  return Object.assign(document.createElement('button'), {
    className: 'chip',
    name: 'apelido',
    value: nick,
    textContent: nick,
  })
}

async function ask(nick: string): Promise<NickState | undefined> {
  try {
    const response = await fetch(`/entrar/livre?nick=${encodeURIComponent(nick)}`)
    return response.ok ? ((await response.json()) as NickState) : undefined
  } catch {
    return undefined
  }
}
