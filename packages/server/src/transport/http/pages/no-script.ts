import { plainPageTexts } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import type { TerminalAddress } from '../terminal-address.ts'
import { escapeHtml } from './html.ts'
import { logo } from './marks.ts'

/** What the room shows in place of the app, where scripts do not run. */
export interface NoScriptView {
  readonly language: Language
  /** The slug of the room that the address names; empty where none. */
  readonly place: string
  readonly terminal: TerminalAddress
}

/** What one can do without scripts: talk from a terminal, read the room, go back to the door. */
export function noScriptBody({ language, place, terminal: { host, port } }: NoScriptView): string {
  const texts = plainPageTexts[language]
  const room = `/s/${encodeURIComponent(place)}.txt`
  return `<main class="ns">${logo}<h1>Papo</h1>
<p>${texts.needsScript}</p>
<code>nc ${escapeHtml(host)} ${port}</code>
${
  place === ''
    ? ''
    : `<a class="go" href="${escapeHtml(room)}">${texts.readRoom}</a>
`
}<a class="lk" href="/?salas">${texts.toDoor}</a>
</main>`
}
