import { filesLabel, hueIndex, roomPanelTexts } from '@papo/protocol'
import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { textLines } from '../messages/markup.tsx'
import { mentionedIn } from '../messages/mention-names.ts'
import { textBeginning } from '../messages/text-beginning.ts'
import { useTimes } from '../messages/use-times.ts'
import { Avatar } from '../parts/faces.tsx'
import { IconButton } from '../parts/icon.tsx'
import { useApp, useOwnTexts, usePreferences, useTexts } from '../state/app.ts'
import { shortDate } from '../text/dates.ts'
import { nickIn } from './nick-in.ts'

/** As much of a text as the panel has room for. */
const shown = { lines: 3, characters: 110 }

interface PinnedMessageProps {
  readonly room: Room
  readonly message: MessageView
  readonly onJump: () => void
  /** Nothing where one may not. */
  readonly onUnpin: (() => void) | undefined
}

/** A pinned message: who said it and when, its first lines; a press anywhere on it goes there. */
export function PinnedMessage({ room, message, onJump, onUnpin }: PinnedMessageProps): JSX.Element {
  const { language } = useApp()
  const texts = useTexts()
  const own = useOwnTexts(roomPanelTexts)
  const times = useTimes()
  const { clock } = usePreferences()
  const { nick, at } = message
  return (
    <li class={`pinned h${hueIndex(nick)}`}>
      <Avatar nick={nick} size={32} />
      <div class="pinned-body">
        <p class="pinned-head">
          <button type="button" class="who" dir="auto" aria-label={own.goTo(nick)} onClick={onJump}>
            {nick}
          </button>
          <time dateTime={new Date(at).toISOString()} title={times.full(at)}>
            {shortDate(at, { language: language.get(), texts, clock })}
          </time>
        </p>
        <Beginning room={room} message={message} />
      </div>
      {onUnpin && <IconButton icon="pin-off" size={16} class="sm" label={own.unpin(nick)} onClick={onUnpin} />}
    </li>
  )
}

/** The first lines, marked up; what is in code has no colours and no buttons here. */
function Beginning({ room, message }: { readonly room: Room; readonly message: MessageView }): JSX.Element {
  const { client, language } = useApp()
  const how = { me: client.me ?? { id: 0, nick: '' }, nickOf: (user: number) => nickIn(room, user) }
  const naming = { ...mentionedIn(message, how), how }
  return (
    <div class={message.style === 'act' ? 'text act' : 'text'}>
      {message.text === '' && message.files && <p>{filesLabel(message.files, language.get())}</p>}
      {textBeginning(message.text, shown).map((block) =>
        block.type === 'fence' ? (
          <pre>
            <code>{block.lines.join('\n')}</code>
          </pre>
        ) : (
          textLines(block, naming)
        ),
      )}
    </div>
  )
}
