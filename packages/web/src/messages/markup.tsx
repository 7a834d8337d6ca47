import { fewBlankLines, sourceOf, tokenize } from '@papo/protocol'
import type { Block, Inline } from '@papo/protocol'
import type { ComponentChildren, JSX } from 'preact'
import { CodeBlock } from './code-block.tsx'
import { isOpenable, linkText, plainAddress } from './link-text.ts'
import { splitMentions } from './mention-names.ts'
import type { RowContext } from './row-context.ts'

interface MarkupProps {
  readonly text: string
  /** Of the row; names what the person opened in it. */
  readonly rowKey: string
  /** The nicks that it mentions, and how many more are not known by name. */
  readonly names: readonly string[]
  readonly unknownNames: number
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
          return lines(block, props, index === blocks.length - 1 ? tail : undefined)
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

function lines(
  block: Block & { readonly inner: readonly Inline[] },
  props: MarkupProps,
  tail: ComponentChildren,
): JSX.Element {
  const inner = (
    <p dir="auto">
      {inlines(block.inner, props)}
      {tail}
    </p>
  )
  return block.type === 'quote' ? <blockquote>{inner}</blockquote> : inner
}

function inlines(pieces: readonly Inline[], props: MarkupProps): ComponentChildren {
  return pieces.map((piece) => inline(piece, props))
}

function inline(piece: Inline, props: MarkupProps): ComponentChildren {
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

function mentions(text: string, { names, unknownNames, how }: MarkupProps): ComponentChildren {
  if ((names.length === 0 && unknownNames === 0) || !text.includes('@')) return text
  return splitMentions(text, names, unknownNames).map((piece) =>
    piece.nick === undefined ? piece.text : <b class={piece.nick === how.me.nick ? 'at me' : 'at'}>{piece.text}</b>,
  )
}
