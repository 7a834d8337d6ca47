import type { Page } from '@papo/protocol'

/** The newest messages of a page that fit into an answer of about so many bytes; one at least. */
export function boundedPage(page: Page, maxBytes: number): Page {
  let bytes = 0
  const tooMany = page.messages.findLastIndex(({ text }) => (bytes += 3 * text.length) > maxBytes)
  if (tooMany < 0) return page
  return { ...page, messages: page.messages.slice(Math.min(tooMany + 1, page.messages.length - 1)), more: true }
}
