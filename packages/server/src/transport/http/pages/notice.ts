import { plainPageTexts } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import type { TerminalAddress } from '../terminal-address.ts'
import type { Page } from './door.ts'
import { escapeHtml } from './html.ts'
import { iconTag, logo } from './marks.ts'
import type { PageFiles } from './page-files.ts'
import { pagePolicy } from './page-policy.ts'
import { pageStyle } from './page-style.ts'
import { themeLine, themeTags } from './theme.ts'
import type { Theme } from './theme.ts'
import { wallSvg } from './wall.ts'

/** What a page that only says something is written with. */
export interface NoticeView {
  readonly language: Language
  readonly theme: Theme | undefined
  readonly files: PageFiles | undefined
}

/** Writes the page of an address that leads nowhere. */
export function notFoundPage(view: NoticeView): Page {
  const texts = plainPageTexts[view.language]
  return notice(
    view,
    texts.notFoundTitle,
    `<p class="sub">${texts.notFound}</p><a class="go" href="/">${texts.toRooms}</a>`,
  )
}

/** Writes the page of a server whose app was never built, for who is inside already. */
export function notBuiltPage(view: NoticeView, { host, port }: TerminalAddress): Page {
  const texts = plainPageTexts[view.language]
  return notice(
    view,
    'Papo',
    `<p class="sub">${texts.notBuilt}</p><pre tabindex="0">nc ${escapeHtml(host)} ${port}</pre>`,
  )
}

function notice({ language, theme, files }: NoticeView, title: string, inner: string): Page {
  const style = pageStyle(files, '')
  const html = `<!doctype html>
<html lang="${language}"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)} · Papo</title>
${themeTags()}
${iconTag}
<style>${style}</style>
</head>
<body><div class="door"><div class="wall">${wallSvg()}</div><main class="card"><div class="brand">${logo}<div class="bn"><strong>Papo</strong></div></div><h1>${escapeHtml(title)}</h1>${inner}</main></div></body>
</html>
`
  return { html, policy: pagePolicy({ scripts: [themeLine], styles: [style] }) }
}
