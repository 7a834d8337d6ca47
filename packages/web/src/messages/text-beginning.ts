import { tokenize } from '@papo/protocol'
import type { Block, Inline } from '@papo/protocol'

/** How much of a text is shown. */
interface Measure {
  readonly lines: number
  readonly characters: number
}

/** How much more may be shown, and whether it has been said that there is more. */
interface Rest {
  lines: number
  characters: number
  isCut: boolean
}

/** An address is shortened where it is shown: it takes no more than this. */
const linkCharacters = 60

/** The beginning of a marked-up text, still marked up; where it is cut it ends in `…`. Blank lines are left out. */
export function textBeginning(text: string, most: Measure): Block[] {
  const rest: Rest = { ...most, isCut: false }
  const blocks: Block[] = []
  const full = text.split('\n').filter((line) => line.trim() !== '')
  for (const block of tokenize(full.join('\n'))) {
    if (isUsedUp(rest)) {
      if (!rest.isCut) blocks.push({ type: 'lines', inner: [{ type: 'text', text: '…' }] })
      break
    }
    if (block.type === 'fence') blocks.push({ ...block, lines: take(block.lines.join('\n'), rest).split('\n') })
    else blocks.push({ ...block, inner: cutInlines(block.inner, rest) })
    rest.lines -= 1
  }
  return blocks
}

function isUsedUp({ lines, characters }: Rest): boolean {
  return lines <= 0 || characters <= 0
}

function cutInlines(pieces: readonly Inline[], rest: Rest): Inline[] {
  const kept: Inline[] = []
  for (const piece of pieces) {
    if (!isUsedUp(rest)) {
      kept.push(cutInline(piece, rest))
      continue
    }
    if (!rest.isCut) kept.push({ type: 'text', text: '…' })
    rest.isCut = true
  }
  return kept
}

function cutInline(piece: Inline, rest: Rest): Inline {
  if ('inner' in piece) return { ...piece, inner: cutInlines(piece.inner, rest) }
  if (piece.type === 'link') {
    rest.characters -= Math.min(piece.url.length, linkCharacters)
    return piece
  }
  return { ...piece, text: take(piece.text, rest) }
}

/** As much of a text as may be shown. */
function take(text: string, rest: Rest): string {
  const lines = text.split('\n')
  const shown = lines.slice(0, rest.lines)
  const characters = Array.from(shown.join('\n'))
  rest.isCut = characters.length > rest.characters || shown.length < lines.length
  const taken = characters.slice(0, rest.characters).join('')
  rest.lines -= shown.length - 1
  rest.characters = rest.isCut ? 0 : rest.characters - characters.length
  return rest.isCut ? `${taken.trimEnd()}…` : taken
}
