import { limits } from '@papo/protocol'
import type { App } from '../state/app.ts'
import { textsIn } from '../text/web-texts.ts'

const manyLines = 15
const manyCharacters = 2_000
const fence = '```'
/** A field with more than this in it holds up the whole page. */
const mostPasted = 16 * limits.maxMessageCodePoints

/** Keeps out what is far too long to be sent and would stop the page; answers what to say of it. */
export function refuseHuge(event: ClipboardEvent, { language }: App): string | undefined {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text.length <= mostPasted) return undefined
  event.preventDefault()
  return textsIn(language.get()).composer.tooLong(Array.from(text).length, limits.maxMessageCodePoints)
}

/** The files that are pasted; of what an office program copies, words and a picture of them, the words are meant. */
export function pastedFiles(event: ClipboardEvent): readonly File[] {
  const { clipboardData } = event
  const files = [...(clipboardData?.files ?? [])]
  if (files.length === 0 || clipboardData?.getData('text/plain') !== '') return []
  event.preventDefault()
  return files
}

/** After a long text was pasted, offers to make a block of code of it; nothing changes if that is ignored. */
export function offerCode(event: ClipboardEvent, app: App, onText: () => void): void {
  const field = event.currentTarget
  const text = event.clipboardData?.getData('text/plain') ?? ''
  const isLong = text.length > manyCharacters || text.split('\n').length > manyLines
  if (!isLong || !(field instanceof HTMLTextAreaElement) || text.includes(fence)) return
  import('./code-offer.ts').then(
    ({ showOffer }) => showOffer(app, { field, text, fence, onText }),
    // nobody misses an offer
    () => undefined,
  )
}
