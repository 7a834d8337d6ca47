import { fewBlankLines, sourceOf, tokenize } from '@papo/protocol'
import type { Block, Inline } from '@papo/protocol'
import type { ComponentChildren, JSX } from 'preact'
import { CodeBlock } from './code-block.tsx'
import { isOpenable, linkText, plainAddress } from './link-text.ts'
import { splitMentions } from './mention-names.ts'
import type { Mentioned } from './mention-names.ts'
import type { RowContext } from './row-context.ts'

interface MarkupProps extends Mentioned {
  readonly text: string
  /** Of the row; names what the person opened in it. */
  readonly rowKey: string
  readonly how: RowContext
  /** Stands behind the last line. */
  readonly tail?: ComponentChildren
}

/** A message's text as elements; whatever it says, it is text. */
export function Markup(props: MarkupProps): JSX.Element {
  const { text, rowKey, how, tail } = props
  const blocks = blocksOf(text)
  return (
    <>
      {blocks.map((block, index) => {
        if (block.type !== 'fence') {
          return textLines(block, props, index === blocks.length - 1 ? tail : undefined)
        }
        return <CodeBlock language={block.language} lines={block.lines} id={`${rowKey}/${index}`} how={how} />
      })}
      {blocks.at(-1)?.type === 'fence' && tail && <p>{tail}</p>}
    </>
  )
}

/** Blank lines count only in code; elsewhere a heap of them would push away what others said. */
function blocksOf(text: string): Block[] {
  return tokenize(text).flatMap((block) =>
    block.type === 'fence' ? [block] : tokenize(fewBlankLines(sourceOf([block]).split('\n')).join('\n')),
  )
}

/** What names in a text are known by. */
interface Naming extends Mentioned {
  readonly how: Pick<RowContext, 'me'>
}

/** Lines of text, quoted or not; `tail` stands behind the last one. */
export function textLines(
  block: Exclude<Block, { readonly type: 'fence' }>,
  props: Naming,
  tail?: ComponentChildren,
): JSX.Element {
  const inner = (
    <p dir="auto">
      {inlines(block.inner, props)}
      {tail}
    </p>
  )
  return block.type === 'quote' ? <blockquote>{inner}</blockquote> : inner
}

function inlines(pieces: readonly Inline[], props: Naming): ComponentChildren {
  return pieces.map((piece) => inline(piece, props))
}

function inline(piece: Inline, props: Naming): ComponentChildren {
  switch (piece.type) {
    case 'text':
      return mentions(piece.text, props)
    case 'code':
      return <code>{piece.text}</code>
    case 'link':
      return link(piece.url)
    case 'bold':
      return <strong>{inlines(piece.inner, props)}</strong>
    case 'italic':
      return <em>{inlines(piece.inner, props)}</em>
    case 'strike':
      return <s>{inlines(piece.inner, props)}</s>
  }
}

function link(url: string): ComponentChildren {
  if (!isOpenable(url)) return url
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow ugc" title={plainAddress(url)} dir="ltr">
      {linkText(url)}
    </a>
  )
}

function mentions(text: string, { names, unknownNames, how }: Naming): ComponentChildren {
  if ((names.length === 0 && unknownNames === 0) || !text.includes('@')) return text
  return splitMentions(text, names, unknownNames).map((piece) =>
    piece.nick === undefined ? piece.text : <b class={piece.nick === how.me.nick ? 'at me' : 'at'}>{piece.text}</b>,
  )
}
