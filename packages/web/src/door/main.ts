import { liveCheck } from './live-check.ts'
import { enter } from './enter.ts'
import { followTheme } from './follow-theme.ts'
import { forgetEdits } from '../state/kept-edits.ts'
import { forgetPerson } from '../state/known-person.ts'
import { switchLanguage } from './switch-language.ts'

/** The app's files, as the door's page names them. */
export interface AppFiles {
  readonly script: string
  readonly modules: readonly string[]
  /** What it says, by language. */
  readonly texts: Readonly<Record<string, readonly string[]>>
  readonly style: string
}

const tag = document.querySelector<HTMLScriptElement>('script[data-app]')
const files = JSON.parse(tag?.dataset['app'] ?? 'null') as AppFiles | null

forgetPerson()
forgetEdits()
followTheme()
start()

function start(): void {
  const form = document.querySelector('form')
  if (!form) return
  liveCheck(form)
  let isEntering = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    // Enter twice on a slow line is once: the second time one's own nick would be taken
    if (isEntering) return
    isEntering = true
    void enter({ form, submitter: event.submitter, files, again: start }).finally(() => (isEntering = false))
  })
  document.querySelector('.lang')?.addEventListener('click', (event) => void switchLanguage(event, start))
  if (files) fetchAhead(files)
}

/** While the nick is typed the app is on its way already, with its words in the language of the page. */
function fetchAhead({ script, modules, texts, style }: AppFiles): void {
  const words = texts[document.documentElement.lang] ?? []
  for (const href of [script, ...modules, ...words]) addLink({ rel: 'modulepreload', href })
  addLink({ rel: 'preload', as: 'style', href: style })
}

function addLink(attributes: Partial<HTMLLinkElement>): void {
  if (document.querySelector(`link[href="${attributes.href}"]`)) return
  document.head.append(Object.assign(document.createElement('link'), attributes))
}
