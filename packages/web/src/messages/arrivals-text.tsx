import type { WebTexts } from '@papo/protocol'
import type { JSX } from 'preact'
import type { ArrivalsItem } from './item.ts'

const named = 2

/** A line of comings and goings: "Nina, Gui e mais 2 entraram · Zé saiu". */
export function ArrivalsText({ item, texts }: { readonly item: ArrivalsItem; readonly texts: WebTexts }): JSX.Element {
  const { line, isOpen } = item
  const { joined, left, renamed } = line
  const parts = [
    ...(joined.length > 0 ? [told(joined, texts.room.joined, isOpen)] : []),
    ...(left.length > 0 ? [told(left, texts.room.left, isOpen)] : []),
    ...renamed.map(({ from, to }) => texts.room.renamed(from, to)),
  ]
  const hasMore = joined.length > named || left.length > named
  return (
    <p>
      {parts.join(' · ')}{' '}
      {hasMore && !isOpen && (
        <button type="button" data-act="line">
          {texts.room.see}
        </button>
      )}
    </p>
  )
}

type TellNames = (names: readonly string[], more: number) => string

/** Opened, all are named: the last two by the sentence itself, those before in front of it. */
function told(names: readonly string[], tell: TellNames, isOpen: boolean): string {
  if (!isOpen) return tell(names.slice(0, named), Math.max(0, names.length - named))
  const others = names.slice(0, -named)
  const end = tell(names.slice(-named), 0)
  return others.length > 0 ? `${others.join(', ')}, ${end}` : end
}
