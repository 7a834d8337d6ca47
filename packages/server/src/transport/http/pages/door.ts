import { webTexts } from '@papo/protocol'
import type { ErrorCode, RoomListing } from '@papo/protocol'
import { escape } from './page.ts'
import type { Page, PageView } from './page.ts'

/** What the door shows. */
export interface DoorView extends PageView {
  /** The room of the link that led here; it alone is offered. */
  readonly room: RoomListing | undefined
  /** The rooms with most people, the entry room first, also before anybody is in it; none where there is none. */
  readonly rooms: readonly RoomListing[]
  /** The nick as it was typed, or of old. */
  readonly nick: string
  /** The slug of the room that was chosen. */
  readonly chosen: string
  /** Why it did not go on, in words, and nicks that would do. */
  readonly problem: DoorProblem | undefined
  /** Whether who asks is known already, and only needs another nick. */
  readonly isKnown: boolean
}

/** What is wrong with what was typed. */
export interface DoorProblem {
  readonly code: ErrorCode
  /** A problem of the nick (`too_short`, …), where the code is `nick_invalid`. */
  readonly problem: string | undefined
  readonly text: string
  readonly suggestions: readonly string[]
}

/** The page on which one says one's nick: a plain form (`POST /entrar`: `nick`, `sala`, `nova`). */
export function doorPage(view: DoorView): Page {
  const { language, nick, problem } = view
  const texts = webTexts[language].door
  const rooms = (view.room ? [view.room] : view.rooms).map((room, index) => choice(room, view.chosen, index))
  const first = rooms.length === 0 ? `<p><label>${texts.firstRoom} <input name="nova"></label></p>` : ''
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Papo</title></head>
<body><main><h1>${texts.title}</h1>
<form method="post" action="/entrar">
${problem ? `<p role="alert">${escape(problem.text)}</p>` : ''}
<p><label>${texts.nick} <input name="nick" value="${escape(nick)}" autofocus autocomplete="nickname"></label></p>
${rooms.join('\n')}${first}
<button>${texts.go}</button>
</form>
${view.files ? '' : `<p>${webTexts[language].page.notBuilt}</p><pre>nc ${view.terminal.host} ${view.terminal.port}</pre>`}
</main></body></html>
`
  return { html, styles: [], scripts: [] }
}

function choice({ slug, name }: RoomListing, chosen: string, index: number): string {
  const checked = chosen === slug || (chosen === '' && index === 0) ? ' checked' : ''
  return `<p><label><input type="radio" name="sala" value="${escape(slug)}"${checked}> ${escape(name)}</label></p>`
}
