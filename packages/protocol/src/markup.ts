import { readInline } from './markup-inline.ts'
import type { Inline, Steps } from './markup-inline.ts'

/** A block of a message: lines of text, lines quoted with `> `, or a fence of code. */
export type Block =
  | { readonly type: 'lines'; readonly inner: readonly Inline[] }
  | { readonly type: 'quote'; readonly inner: readonly Inline[] }
  | { readonly type: 'fence'; readonly language: string; readonly lines: readonly string[]; readonly isClosed: boolean }

/**
 * Reads Papo's small markup: `**bold**`, `*italic*` or `_italic_`, `~~strike~~`, `` `code` ``, fences of three backticks,
 * `> ` quotes, and http(s) addresses. Never throws; takes time linear in the text; `sourceOf` gives the text back.
 */
export function tokenize(text: string, steps: Steps = { count: 0 }): Block[] {
  const blocks: Block[] = []
  let held: { type: 'lines' | 'quote'; lines: string[] } | undefined
  const settle = (): void => {
    if (held) blocks.push({ type: held.type, inner: readInline(held.lines.join('\n'), steps) })
    held = undefined
  }
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index++) {
    steps.count += 1
    const line = lines[index]!
    if (isFence(line)) {
      settle()
      const end = endOfFence(lines, index + 1, steps)
      const inside = lines.slice(index + 1, end)
      blocks.push({ type: 'fence', language: line.slice(3), lines: inside, isClosed: end < lines.length })
      index = end
      continue
    }
    const type = line.startsWith('> ') ? 'quote' : 'lines'
    if (held?.type !== type) settle()
    held ??= { type, lines: [] }
    held.lines.push(type === 'quote' ? line.slice(2) : line)
  }
  settle()
  return blocks
}

/** The text that blocks were read from, letter for letter. */
export function sourceOf(blocks: readonly Block[]): string {
  return blocks.map(sourceOfBlock).join('\n')
}

/** The text of blocks without its marks, as a notice or a screen reader tells it. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.type === 'fence' ? block.lines.join('\n') : plainInline(block.inner))).join('\n')
}

function plainInline(inner: readonly Inline[]): string {
  return inner
    .map((one) => ('inner' in one ? plainInline(one.inner) : one.type === 'link' ? one.url : one.text))
    .join('')
}

function sourceOfBlock(block: Block): string {
  if (block.type === 'fence')
    return [`${fence}${block.language}`, ...block.lines, ...(block.isClosed ? [fence] : [])].join('\n')
  const source = block.inner.map(sourceOfInline).join('')
  return block.type === 'quote' ? `> ${source.replaceAll('\n', '\n> ')}` : source
}

function sourceOfInline(one: Inline): string {
  if ('inner' in one) return one.mark + one.inner.map(sourceOfInline).join('') + one.mark
  if (one.type === 'code') return `\`${one.text}\``
  return one.type === 'link' ? one.url : one.text
}

const fence = '```'

/** A line that opens a fence: three backticks and a language's name, or nothing. */
function isFence(line: string): boolean {
  return line.startsWith(fence) && /^[\w+#.-]{0,32}$/.test(line.slice(fence.length, fence.length + 40))
}

function endOfFence(lines: readonly string[], from: number, steps: Steps): number {
  let end = from
  while (end < lines.length && lines[end] !== fence) end += 1
  steps.count += end - from
  return end
}
