import type { Page } from '@papo/protocol'
import type { PagePlace } from './store/log.ts'

/** The messages of a page that fit into an answer of about so many bytes, nearest to its place first; one at least. */
export function boundedPage(page: Page, maxBytes: number, place: PagePlace): Page {
  const { messages } = page
  const sizes = messages.map(({ text, files = [] }) => 3 * text.length + fileBytes * files.length)
  if (sizes.reduce((sum, size) => sum + size, 0) <= maxBytes) return page
  let [start, end] = seedOf(messages, place)
  let left = maxBytes - (sizes[start] ?? 0)
  for (let isMoving = true; isMoving;) {
    isMoving = false
    if (start > 0 && sizes[start - 1]! <= left) {
      start -= 1
      left -= sizes[start]!
      isMoving = true
    }
    if (end < messages.length && sizes[end]! <= left) {
      left -= sizes[end]!
      end += 1
      isMoving = true
    }
  }
  const more = page.more || start > 0
  const newer = page.newer || end < messages.length
  return { ...page, messages: messages.slice(start, end), more, newer }
}

/** What a file takes in its message, about. */
const fileBytes = 600

/** From which message on a page that is too large is filled. */
function seedOf(messages: Page['messages'], place: PagePlace): [number, number] {
  if ('after' in place) return [0, 1]
  const found = 'around' in place ? messages.findIndex(({ seq }) => seq >= place.around) : -1
  const seed = found < 0 ? messages.length - 1 : found
  return [seed, seed + 1]
}
