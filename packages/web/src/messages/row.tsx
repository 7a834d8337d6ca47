import { hueIndex } from '@papo/protocol'
import type { FileView, MessageView } from '@papo/protocol'
import type { ComponentChildren, JSX } from 'preact'
import { Attachments } from '../files/attachments.tsx'
import { knownFiles } from '../files/known-files.ts'
import { Avatar } from '../parts/faces.tsx'
import { Icon } from '../parts/icon.tsx'
import { GoingPlace } from '../upload/going-place.tsx'
import { EditField } from './edit-field.tsx'
import type { RowItem, SendingItem } from './item.ts'
import { Markup } from './markup.tsx'
import { mentionedIn } from './mention-names.ts'
import { QuoteLine } from './quote-line.tsx'
import { Reactions } from './reactions.tsx'
import type { RowContext } from './row-context.ts'

interface RowProps {
  readonly item: RowItem
  /** The beginning of the ids of its parts. */
  readonly id: string
  readonly how: RowContext
}

/** What a message's row shows: face, name, time, text, reactions; or a state on its way. */
export function RowBody(props: RowProps): JSX.Element {
  const { item, how } = props
  const { nick, style } = spokenIn(item, how)
  const isAct = style === 'act'
  return (
    <>
      {item.isContinuation || isAct ? <Time {...props} class="ct" /> : <Avatar nick={nick} size={40} />}
      <div class="mb">
        <QuoteLine item={item} how={how} />
        {item.isContinuation || isAct ? <HiddenName {...props} /> : <Head {...props} />}
        {hasText(item) && <Body {...props} />}
        <Brought {...props} />
        {item.type === 'sending' && <GoingPlace sending={item.sending} trays={how.trays} language={how.language} />}
        {item.type === 'sending' && <Failure item={item} how={how} />}
        {item.type === 'message' && <Reactions message={item.message} id={props.id} how={how} />}
      </div>
    </>
  )
}

/** Who speaks in a row, and how. */
export function spokenIn(
  item: RowItem,
  how: RowContext,
): { readonly nick: string; readonly style: MessageView['style'] } {
  if (item.type === 'message') return item.message
  const { command } = item.sending
  return { nick: how.me.nick, style: command.verb === 'send' ? command.style : 'say' }
}

/** What a row's message brings; nothing once it is deleted. */
export function filesIn(item: RowItem): readonly FileView[] {
  if (item.type === 'message') return item.message.deleted ? [] : (item.message.files ?? [])
  const { command } = item.sending
  return command.verb === 'send' ? knownFiles(command.files ?? []) : []
}

/** Whether a row has something to say: where it brings files it may have no text. */
export function hasText(item: RowItem): boolean {
  if (item.type === 'sending') return item.sending.command.verb === 'send' && item.sending.command.text !== ''
  if (filesIn(item).length === 0) return true
  return item.isEditing || item.message.text !== '' || item.message.edited !== undefined
}

function Brought({ item, id, how }: RowProps): JSX.Element | null {
  const files = filesIn(item)
  if (files.length === 0) return null
  const seq = item.type === 'message' ? item.message.seq : undefined
  const isOwn = item.type === 'sending' || item.message.author === how.me.id
  const place = { room: how.room, nick: spokenIn(item, how).nick, seq, isOwn }
  return <Attachments files={files} id={id} how={how} place={place} />
}

function Head({ item, id, how }: RowProps): JSX.Element {
  const { nick } = spokenIn(item, how)
  const author = item.type === 'message' ? item.message.author : how.me.id
  return (
    <header class="mh">
      <strong id={`${id}-w`} class={`who h${hueIndex(nick)}`} dir="auto">
        {nick}
      </strong>
      {author === how.owner && (
        <span class="role">
          <Icon name="shield" size={12} />
          {how.texts.msg.owner}
        </span>
      )}
      {author === how.me.id && <span class="you">{how.texts.msg.you}</span>}
      <Time item={item} id={id} how={how} />
      {item.type === 'message' && item.message.pinned && (
        <span class="st">
          <Icon name="pin" size={13} />
          {how.texts.msg.pinned}
        </span>
      )}
    </header>
  )
}

function HiddenName({ item, id, how }: RowProps): JSX.Element {
  return (
    <span id={`${id}-w`} class="vh">
      {spokenIn(item, how).nick}
    </span>
  )
}

function Time({ item, id, how, class: extra }: RowProps & { readonly class?: string }): JSX.Element {
  const { texts, times } = how
  if (item.type === 'sending' && (item.state === 'sending' || item.state === 'queued')) {
    const held = heldWords(item, how)
    return (
      <span id={`${id}-t`} class={extra === undefined ? 'st' : `st ${extra}`} title={held}>
        <Icon name="clock" size={13} />
        <span class={extra === undefined ? undefined : 'vh'}>
          {texts.msg[held === undefined ? item.state : 'queued']}
        </span>
      </span>
    )
  }
  const at = item.type === 'message' ? item.message.at : item.sending.at
  const isLastOwn = item.type === 'message' && item.isLastOwn
  return (
    <time id={`${id}-t`} class={extra} dateTime={new Date(at).toISOString()} title={times.full(at)} data-act="time">
      <span>{extra === undefined ? times.clock(at) : times.gutter(at)}</span>
      {isLastOwn && <Arrived label={texts.msg.sent} />}
    </time>
  )
}

/** Why a message waits though there is a connection. */
function heldWords({ state, heldBy }: SendingItem, { texts }: RowContext): string | undefined {
  if (state !== 'sending' || heldBy === undefined) return undefined
  return heldBy === 'rate_limited' ? texts.msg.heldByRate : texts.msg.heldByServer
}

function Arrived({ label }: { readonly label: string }): JSX.Element {
  return (
    <span class="sent" title={label}>
      <Icon name="check" size={14} />
    </span>
  )
}

function Body({ item, id, how }: RowProps): JSX.Element {
  if (item.type === 'sending') {
    const { command } = item.sending
    const text = command.verb === 'send' ? command.text : ''
    const held = heldWords(item, how)
    const tail = held !== undefined && <span class="st held"> {held}</span>
    return textOf({ text, item, id, how, names: [], unknownNames: 0, tail })
  }
  const { message } = item
  if (message.deleted) return deleted(id, how)
  if (item.isEditing) return <EditField message={message} how={how} />
  return textOf({
    text: message.text,
    item,
    id,
    how,
    ...mentionedIn(message, how),
    tail: message.edited !== undefined && <Edited at={message.edited} how={how} />,
  })
}

function textOf(props: {
  readonly text: string
  readonly item: RowItem
  readonly id: string
  readonly how: RowContext
  readonly names: readonly string[]
  readonly unknownNames: number
  readonly tail?: ComponentChildren
}): JSX.Element {
  const { text, item, id, how, names, unknownNames, tail } = props
  const { nick, style } = spokenIn(item, how)
  return (
    <div id={`${id}-x`} class={style === 'act' ? 'text act' : 'text'}>
      {style === 'act' && (
        <span class={`who h${hueIndex(nick)}`} aria-hidden="true" dir="auto">
          {nick}
        </span>
      )}
      <Markup text={text} rowKey={item.key} names={names} unknownNames={unknownNames} how={how} tail={tail} />
    </div>
  )
}

function deleted(id: string, { texts }: RowContext): JSX.Element {
  return (
    <div id={`${id}-x`} class="text">
      <p class="gone">{texts.msg.deleted}</p>
    </div>
  )
}

function Edited({ at, how: { texts, times } }: { readonly at: number; readonly how: RowContext }): JSX.Element {
  return (
    <span class="st edited" title={texts.msg.editedAt(times.full(at))}>
      {' '}
      {texts.msg.edited}
    </span>
  )
}

function Failure({
  item,
  how: { texts },
}: {
  readonly item: SendingItem
  readonly how: RowContext
}): JSX.Element | null {
  if (item.state !== 'failed') return null
  const { error } = item.sending
  const reason = error?.text || (error?.code === 'token_invalid' ? texts.msg.writtenBefore : texts.error.unexpected)
  return (
    <div class="fail">
      <Icon name="circle-alert" size={15} />
      <span title={error?.code}>{texts.msg.failed(reason)}</span>
      <button type="button" data-act="retry" tabIndex={-1}>
        {texts.msg.retry}
      </button>
      <button type="button" data-act="discard" tabIndex={-1}>
        {texts.msg.discard}
      </button>
    </div>
  )
}
