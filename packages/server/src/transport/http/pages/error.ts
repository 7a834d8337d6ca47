import { webTexts } from '@papo/protocol'
import { escape } from './page.ts'
import type { Page, PageView } from './page.ts'

/** What is wrong with a request. */
export interface ErrorView extends PageView {
  readonly status: number
  /** Why, in words. */
  readonly text: string
}

/** The page that answers what can't be answered otherwise. */
export function errorPage({ language, status, text }: ErrorView): Page {
  const texts = webTexts[language].page
  const title = status === 404 ? texts.notFoundTitle : text
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Papo</title></head>
<body><main><p>${status}</p><h1>${escape(title)}</h1>${status === 404 ? `<p>${texts.notFound}</p>` : ''}
<p><a href="/">${texts.toRooms}</a></p></main></body></html>
`
  return { html, styles: [], scripts: [] }
}
