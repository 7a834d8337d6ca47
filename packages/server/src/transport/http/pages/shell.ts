import { webTexts } from '@papo/protocol'
import type { Page, PageView } from './page.ts'

/** What the app's page knows before its script runs. */
export interface ShellView extends PageView {
  /** The slug of the room that the address names; empty where none. */
  readonly room: string
}

/** The page in which the app runs. */
export function shellPage({ language, files, terminal }: ShellView): Page {
  const texts = webTexts[language].page
  const linked = files
    ? `<link rel="stylesheet" href="${files.style}"><script type="module" src="${files.script}"></script>`
    : ''
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Papo</title>${linked}</head>
<body><div id="app"></div>
${files ? `<noscript>${texts.needsScript}` : `<p>${texts.notBuilt}</p>`}<pre>nc ${terminal.host} ${terminal.port}</pre>${files ? '</noscript>' : ''}
</body></html>
`
  return { html, styles: [], scripts: [] }
}
