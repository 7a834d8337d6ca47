/** A piece of a line's text: plain, marked up, or an address that may be opened. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly url: string }
  | { readonly type: Emphasis; readonly mark: string; readonly inner: readonly Inline[] }

/** How marked-up text is set off. */
export type Emphasis = 'bold' | 'italic' | 'strike'

/** Counts the work of a tokenizing, so that a test can see that it is linear. */
export interface Steps {
  count: number
}

/** Reads the markup within a block. */
export function readInline(text: string, steps: Steps): Inline[] {
  return new InlineReader(text, steps).read()
}

const emphases: Readonly<Record<string, Emphasis>> = { '**': 'bold', '*': 'italic', _: 'italic', '~~': 'strike' }

/** An opening mark that waits for its closing one, and the pieces before it. */
interface Open {
  readonly mark: string
  readonly before: Inline[]
}

/** Reads one block's text in a single pass; of each mark at most one is open, so the stack never grows. */
class InlineReader {
  readonly #text: string
  readonly #steps: Steps
  #at = 0
  #plain = ''
  #pieces: Inline[] = []
  readonly #open: Open[] = []
  /** Behind this place there is no backtick more. */
  #lastTick: number

  constructor(text: string, steps: Steps) {
    this.#text = text
    this.#steps = steps
    this.#lastTick = text.lastIndexOf('`')
  }

  read(): Inline[] {
    while (this.#at < this.#text.length) {
      this.#steps.count += 1
      if (!this.#readCode() && !this.#readLink() && !this.#readMark()) this.#readPlain()
    }
    while (this.#open.length > 0) this.#giveUp()
    this.#flush()
    return this.#pieces
  }

  #readPlain(): void {
    this.#plain += this.#text[this.#at]
    this.#at += 1
  }

  #readCode(): boolean {
    if (this.#text[this.#at] !== '`' || this.#at >= this.#lastTick) return false
    const end = this.#text.indexOf('`', this.#at + 1)
    if (end === this.#at + 1) return false
    this.#steps.count += end - this.#at
    this.#push({ type: 'code', text: this.#text.slice(this.#at + 1, end) })
    this.#at = end + 1
    return true
  }

  #readLink(): boolean {
    if (this.#text[this.#at] !== 'h' || isWord(this.#text[this.#at - 1])) return false
    linkShape.lastIndex = this.#at
    const found = linkShape.exec(this.#text)?.[0]
    if (found === undefined) return false
    this.#steps.count += found.length
    const url = withoutTail(found)
    this.#push({ type: 'link', url })
    this.#at += url.length
    return true
  }

  #readMark(): boolean {
    const mark = this.#markHere()
    if (mark === undefined) return false
    const after = this.#text[this.#at + mark.length]
    const before = this.#text[this.#at - 1]
    const isClosing = this.#open.some((one) => one.mark === mark)
    if (isClosing && !isSpace(before) && !isWord(after)) this.#close(mark)
    else if (!isClosing && !isSpace(after) && !isWord(before)) this.#openMark(mark)
    else this.#plain += mark
    this.#at += mark.length
    return true
  }

  #markHere(): string | undefined {
    const two = this.#text.slice(this.#at, this.#at + 2)
    if (two === '**' || two === '~~') return two
    return two[0] === '*' || two[0] === '_' ? two[0] : undefined
  }

  #openMark(mark: string): void {
    this.#flush()
    this.#open.push({ mark, before: this.#pieces })
    this.#pieces = []
  }

  /** Closes a mark that is open; those opened inside it and not closed are text. */
  #close(mark: string): void {
    while (this.#open.at(-1)!.mark !== mark) this.#giveUp()
    this.#flush()
    const { before } = this.#open.pop()!
    if (this.#pieces.length === 0) before.push({ type: 'text', text: mark + mark })
    else before.push({ type: emphases[mark]!, mark, inner: this.#pieces })
    this.#pieces = before
  }

  /** The mark opened last is text after all. */
  #giveUp(): void {
    this.#flush()
    const { mark, before } = this.#open.pop()!
    before.push({ type: 'text', text: mark })
    this.#steps.count += this.#pieces.length
    for (const piece of this.#pieces) before.push(piece)
    this.#pieces = before
  }

  #push(piece: Inline): void {
    this.#flush()
    this.#pieces.push(piece)
  }

  #flush(): void {
    if (this.#plain === '') return
    this.#pieces.push({ type: 'text', text: this.#plain })
    this.#plain = ''
  }
}

const linkShape = /https?:\/\/[^\s<>"`]{1,2000}/y
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** An address without what more likely belongs to the sentence: `(see http://x.org/a).` */
function withoutTail(url: string): string {
  let end = url.length
  const counts = countBrackets(url)
  for (; end > 9; end--) {
    const last = url[end - 1]!
    const opener = closers[last]
    if (opener === undefined ? !/[.,;:!?'*_~]/.test(last) : counts[opener]! >= counts[last]!) break
    if (opener !== undefined) counts[last]! -= 1
  }
  return url.slice(0, end)
}

function countBrackets(url: string): Record<string, number> {
  const counts: Record<string, number> = { '(': 0, ')': 0, '[': 0, ']': 0, '{': 0, '}': 0 }
  for (const letter of url) if (letter in counts) counts[letter]! += 1
  return counts
}

function isSpace(letter: string | undefined): boolean {
  return letter === undefined || /\s/.test(letter)
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}\p{M}]/u.test(letter)
}
