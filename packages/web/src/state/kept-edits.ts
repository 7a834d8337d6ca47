/** In the browser's store of this tab. */
const storedAs = 'papo-edits'

/** What was typed, and the text that it is to take the place of. */
export interface Typed {
  readonly text: string
  readonly base: string
}

/** What is kept through a reload, by `<place of the room> <seq>`. */
export interface KeptEdits {
  readonly open?: string
  readonly typed: Readonly<Record<string, Typed>>
}

/** Keeps them through a reload. */
export function keepEdits(edits: KeptEdits): void {
  try {
    sessionStorage.setItem(storedAs, JSON.stringify(edits))
  } catch {
    // the browser keeps nothing for us, or has no room: known until the page goes
  }
}

/** Has the browser forget what was kept in this tab. */
export function forgetEdits(): void {
  try {
    sessionStorage.removeItem(storedAs)
  } catch {
    // a browser that keeps nothing for us has nothing to forget
  }
}

/** What was kept in this tab, where that means anything. */
export function readEdits(): KeptEdits {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storedAs) ?? 'null')
    return isKept(kept) ? kept : { typed: {} }
  } catch {
    return { typed: {} }
  }
}

function isKept(value: unknown): value is KeptEdits {
  if (typeof value !== 'object' || value === null || !('typed' in value)) return false
  const { typed } = value
  if ('open' in value && typeof value.open !== 'string') return false
  return typeof typed === 'object' && typed !== null && Object.values(typed).every(isTyped)
}

function isTyped(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return 'text' in value && typeof value.text === 'string' && 'base' in value && typeof value.base === 'string'
}
