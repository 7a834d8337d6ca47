import type { JSX } from 'preact'
import { Icon } from '../parts/icon.tsx'
import type { CodeToken } from './code-token.ts'
import type { RowContext } from './row-context.ts'

/** A longer block is folded. */
const maxLines = 14
const foldedLines = 10

interface CodeBlockProps {
  readonly language: string
  readonly lines: readonly string[]
  readonly id: string
  readonly how: RowContext
}

/** A fence of code: folded where it is long, in colours once it was in sight, with a button that copies it. */
export function CodeBlock({ language, lines, id, how }: CodeBlockProps): JSX.Element {
  const { texts, openCodes, coloursOf } = how
  const isLong = lines.length > maxLines
  const isOpen = !isLong || openCodes.has(id)
  const source = lines.join('\n')
  const colours = language === '' ? undefined : coloursOf(language, source)
  const waits = language !== '' && !colours
  const shown = (colours ?? lines.map((text): readonly CodeToken[] => [{ text }])).slice(
    0,
    isOpen ? undefined : foldedLines,
  )
  return (
    <div
      class="code"
      data-code={id}
      data-language={waits ? language : undefined}
      data-source={waits ? source : undefined}
    >
      <button type="button" class="cp" data-act="copy" aria-label={texts.msg.copyCode} tabIndex={-1}>
        <Icon name="copy" size={14} />
        <span aria-hidden="true">{texts.msg.copyCode}</span>
      </button>
      <pre tabIndex={0}>
        <code key={waits ? 'plain' : 'coloured'}>
          {shown.map((line, index) => codeLine(line, index === shown.length - 1))}
        </code>
      </pre>
      {isLong && (
        <button type="button" class="fold" data-act="fold" aria-expanded={isOpen} tabIndex={-1}>
          {isOpen ? texts.msg.collapse : texts.msg.expand(lines.length)}
        </button>
      )}
    </div>
  )
}

function codeLine(line: readonly CodeToken[], isLast: boolean): (JSX.Element | string)[] {
  const pieces = line.map(({ text, colour }) =>
    colour === undefined ? text : <span class={`c-${colour}`}>{text}</span>,
  )
  return isLast ? pieces : [...pieces, '\n']
}
