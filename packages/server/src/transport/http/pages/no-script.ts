import { webTexts } from '@papo/protocol'
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

/** The style of that, over the app's own. */
export const noScriptStyle = `body{overflow:auto}.ns{max-width:32rem;margin:0 auto;padding:48px 20px;display:grid;gap:16px;justify-items:start}.ns svg{display:block}.la{fill:var(--ink)}.lb{fill:var(--caju)}.ns code{max-width:100%;padding:10px 14px;border:1px solid var(--line);border-radius:12px;background:var(--sunk);overflow-wrap:anywhere}.ns .lk{color:var(--link);text-decoration:underline;padding:12px 0}`

/** What one can do without scripts: talk from a terminal, read the room, go back to the door. */
export function noScriptBody({ language, place, terminal: { host, port } }: NoScriptView): string {
  const texts = webTexts[language].page
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
