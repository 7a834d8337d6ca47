import { hueIndex } from '@papo/protocol'
import type { Seq } from '@papo/protocol'
import type { Sending } from '@papo/sdk'
import type { JSX } from 'preact'
import { firstWords } from '../files/first-words.ts'
import { Icon } from '../parts/icon.tsx'
import type { MessageItem, RowItem } from './item.ts'
import type { RowContext } from './row-context.ts'

interface QuoteLineProps {
  readonly item: RowItem
  readonly how: RowContext
}

/** What a message answers, in one line above it; a press goes there. */
export function QuoteLine({ item, how }: QuoteLineProps): JSX.Element | null {
  const quote = item.type === 'message' ? quoteOfMessage(item, how) : quoteOfSending(item.sending, how)
  if (!quote) return null
  return (
    <button type="button" class={`quote h${hueIndex(quote.nick)}`} data-act="quote" data-seq={quote.seq} tabIndex={-1}>
      <Icon name="corner-up-left" size={14} />
      <b dir="auto">{quote.nick}</b>
      <span dir="auto">{quote.text}</span>
    </button>
  )
}

interface QuoteShown {
  readonly seq: Seq
  readonly nick: string
  readonly text: string
}

function quoteOfMessage({ message }: MessageItem, { quoteOf, texts, language }: RowContext): QuoteShown | undefined {
  if (!message.reply || message.deleted) return undefined
  const quote = quoteOf(message)
  if (!quote) return { ...message.reply, text: '…' }
  return { ...quote, text: quote.deleted ? texts.msg.deleted : firstWords(quote, language) }
}

function quoteOfSending({ command }: Sending, { find, texts, language }: RowContext): QuoteShown | undefined {
  if (command.verb !== 'send' || command.reply === undefined) return undefined
  const message = find(command.reply)
  if (!message) return undefined
  return {
    seq: message.seq,
    nick: message.nick,
    text: message.deleted ? texts.msg.deleted : firstWords(message, language),
  }
}
