import type { CodeToken } from './code-token.ts'

type Lines = readonly (readonly CodeToken[])[]

/** Blocks in colours that are kept; the oldest goes. */
const maxKept = 100
/** How much of a code is coloured at most. */
const maxLength = 20_000

/** Colours the code blocks that come into sight; what colours them is loaded with the first one. */
export class Codes {
  readonly #known = new Map<string, Lines | undefined>()
  readonly #sight: IntersectionObserver
  readonly #watched = new WeakSet<Element>()
  readonly #onColoured: (rowKey: string) => void

  constructor(scroller: HTMLElement, onColoured: (rowKey: string) => void) {
    this.#onColoured = onColoured
    this.#sight = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) if (isIntersecting) void this.#colour(target)
      },
      { root: scroller },
    )
  }

  close(): void {
    this.#sight.disconnect()
  }

  coloursOf(language: string, code: string): Lines | undefined {
    return this.#known.get(`${language}\n${code}`)
  }

  /** Looks for blocks that are not coloured yet. */
  watch(list: HTMLElement): void {
    for (const block of list.querySelectorAll('.code[data-language]')) {
      if (this.#watched.has(block)) continue
      this.#watched.add(block)
      this.#sight.observe(block)
    }
  }

  async #colour(block: Element): Promise<void> {
    this.#sight.unobserve(block)
    if (!(block instanceof HTMLElement)) return
    const { code: id = '', language = '', source = '' } = block.dataset
    const key = `${language}\n${source}`
    if (this.#known.has(key) || source.length > maxLength) return
    try {
      const { highlight } = await import('./highlight.ts')
      this.#keep(key, highlight(language.toLowerCase(), source))
    } catch {
      // without the network it stays in one colour, and is as readable
      return
    }
    if (this.#known.get(key)) this.#onColoured(id.slice(0, id.lastIndexOf('/')))
  }

  #keep(key: string, lines: Lines | undefined): void {
    this.#known.set(key, lines)
    const [oldest] = this.#known.keys()
    if (this.#known.size > maxKept && oldest !== undefined) this.#known.delete(oldest)
  }
}
