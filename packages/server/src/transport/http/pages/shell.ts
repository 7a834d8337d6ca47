import type { Language } from '@papo/protocol'
import type { TerminalAddress } from '../terminal-address.ts'
import type { Page } from './door.ts'
import { escapeHtml } from './html.ts'
import { iconTag } from './marks.ts'
import { noScriptBody } from './no-script.ts'
import type { PageFiles } from './page-files.ts'
import { pagePolicy } from './page-policy.ts'
import { themeLine, themeTags } from './theme.ts'
import type { Theme } from './theme.ts'

/** What the app's page is written with. */
export interface ShellView {
  readonly language: Language
  readonly theme: Theme | undefined
  readonly server: string
  /** The slug of the room that the address names; empty where none. */
  readonly place: string
  /** Where a phone in the same network finds this server, if that is another address than the page's. */
  readonly invite?: string
  readonly terminal: TerminalAddress
  readonly files: PageFiles
}

/** Writes the page of the app: an empty place that the app fills, and what to do where it can't run. */
export function shellPage({ language, theme, server, place, invite, terminal, files }: ShellView): Page {
  const modules = [...files.modules, ...files.texts[language]].map(
    (file) => `<link rel="modulepreload" href="${file}">`,
  )
  const fonts = [files.textFont, files.headingFont].map(
    (font) => `<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`,
  )
  const html = `<!doctype html>
<html lang="${language}"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content">
<title>Papo</title>
<meta name="description" content="${escapeHtml(server === '' ? 'Papo' : `Papo · ${server}`)}">
${themeTags()}
${iconTag}
<link rel="manifest" href="/manifest.webmanifest">
<link rel="stylesheet" href="${files.style}">
${[...modules, ...fonts].join('\n')}
<script type="module" src="${files.script}"></script>
</head>
<body data-server="${escapeHtml(server)}"${invite === undefined ? '' : ` data-invite="${escapeHtml(invite)}"`}>
<div id="app"></div>
<noscript>${noScriptBody({ language, place, terminal })}</noscript>
</body>
</html>
`
  return { html, policy: pagePolicy({ scripts: [themeLine] }) }
}
