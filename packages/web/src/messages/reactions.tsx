import type { MessageView, Reaction } from '@papo/protocol'
import type { JSX } from 'preact'
import { Icon } from '../parts/icon.tsx'
import type { RowContext } from './row-context.ts'

interface ReactionsProps {
  readonly message: MessageView
  /** The beginning of the ids of its row's parts. */
  readonly id: string
  readonly how: RowContext
}

/** What people put to a message, each kind once, and one more to choose. */
export function Reactions({ message, id, how }: ReactionsProps): JSX.Element | null {
  const { reactions, nick } = message
  if (!reactions || reactions.length === 0) return null
  return (
    <div class="rxs" id={`${id}-r`}>
      {reactions.map((reaction) => (
        <ReactionChip key={reaction.emoji} reaction={reaction} how={how} />
      ))}
      <button type="button" class="rx add" data-act="add" aria-label={how.texts.act.reactTo(nick)} tabIndex={-1}>
        <Icon name="smile-plus" size={16} />
      </button>
    </div>
  )
}

function ReactionChip({ reaction, how }: { readonly reaction: Reaction; readonly how: RowContext }): JSX.Element {
  const { emoji, count, nicks, mine = false } = reaction
  const label = how.texts.msg.reactionOf(emoji, nicks, count)
  return (
    <button
      type="button"
      class={mine ? 'rx mine' : 'rx'}
      aria-pressed={mine}
      aria-label={label}
      title={label}
      data-act="react"
      data-emoji={emoji}
      tabIndex={-1}
    >
      <span aria-hidden="true">{emoji}</span>
      {count}
    </button>
  )
}
