import type { ChangingEvent } from './fold-message.ts'
import type { MessageView, Page, Quote, Seq } from '@papo/protocol'

const maxKept = 500
const quotedLength = 200

/** What the reply lines of a window show of messages that are not in it. */
export class Quotes {
  readonly #quotes = new Map<Seq, Quote>()
  readonly #asked = new Set<Seq>()
  readonly #read: (seq: Seq) => Promise<Page>
  readonly #onFound: (seq: Seq) => void

  constructor(read: (seq: Seq) => Promise<Page>, onFound: (seq: Seq) => void) {
    this.#read = read
    this.#onFound = onFound
  }

  keep(quotes: readonly Quote[]): void {
    for (const quote of quotes) this.#put(quote)
  }

  /** The message answered; asks for it where it is not known, and tells when it is. */
  get(seq: Seq): Quote | undefined {
    const quote = this.#quotes.get(seq)
    if (!quote && !this.#asked.has(seq)) void this.#look(seq)
    return quote
  }

  /** Whether the event changed one that is kept. */
  fold(event: ChangingEvent): boolean {
    const quote = this.#quotes.get(event.target)
    if (!quote || quote.deleted) return false
    if (event.kind === 'deleted') this.#put(withoutContents(quote))
    else if (event.kind === 'edited' && event.text !== '') this.#put({ ...quote, text: beginning(event.text) })
    else return false
    return true
  }

  async #look(seq: Seq): Promise<void> {
    this.#asked.add(seq)
    try {
      const { messages } = await this.#read(seq)
      const found = messages.find((message) => message.seq === seq)
      if (!found) return
      this.#put(quoteOf(found))
      this.#onFound(seq)
    } catch {
      // cut or refused: the next look asks again
    } finally {
      this.#asked.delete(seq)
    }
  }

  #put(quote: Quote): void {
    this.#quotes.delete(quote.seq)
    this.#quotes.set(quote.seq, quote)
    for (const seq of this.#quotes.keys()) {
      if (this.#quotes.size <= maxKept) break
      this.#quotes.delete(seq)
    }
  }
}

function withoutContents({ files: _files, ...quote }: Quote): Quote {
  return { ...quote, text: '', deleted: true }
}

/** What a reply line shows of a message. */
export function quoteOf({ seq, author, nick, text, files, deleted }: MessageView): Quote {
  return { seq, author, nick, text: beginning(text), ...(files && { files }), ...(deleted && { deleted }) }
}

function beginning(text: string): string {
  // a cut inside a character would leave half of it
  return text.length <= quotedLength ? text : Array.from(text).slice(0, quotedLength).join('')
}
