import { limits } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { isTouch } from '../parts/media.ts'
import { roomName } from '../room/room-name.ts'
import { TypingText } from '../room/typing-text.tsx'
import { setReply, useApp, usePreferences, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { CompletionList, optionId } from './completion-list.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { editLast, fit, useAsks } from './field.ts'
import { offerCode } from './paste.ts'
import { ReplyBar } from './reply-bar.tsx'
import { Says } from './says.tsx'
import type { Said } from './says.tsx'
import { runLine } from './slash-run.ts'
import { useCompletion } from './use-completion.ts'
import { useDraft } from './use-draft.ts'
import { toEmoji } from './emoticons.ts'

const askAllFrom = 20
const callsAll = /(?:^|\s)@(?:todos|all|here|aqui)\b/iu

/** Where one writes. Its keys touch nothing but itself. */
export function Composer({ room }: { readonly room: Room }): JSX.Element {
  const app = useApp()
  const texts = useTexts()
  const preferences = usePreferences()
  const field = useRef<HTMLTextAreaElement>(null)
  const [said, setSaid] = useState<Said>()
  const reply = useCell(app.replies).get(room.id)
  const grow = (): void => fit(field.current)
  const keep = useDraft(field, room, grow)
  const onText = (): void => {
    grow()
    keep()
    if (said) setSaid(undefined)
    const text = field.current?.value ?? ''
    app.announcer.typed()
    if (!preferences.sendTyping || text.startsWith('/')) return
    if (text === '') room.stopTyping()
    else room.type()
  }
  const completion = useCompletion(field, room, onText)
  useAsks(field, onText)
  useLayoutEffect(() => setSaid(undefined), [room])

  const send = async (hasAsked = false): Promise<void> => {
    const input = field.current
    const text = preferences.emoticons ? toEmoji(input?.value ?? '') : (input?.value ?? '')
    if (!input || text.trim() === '') return
    const size = Array.from(text).length
    if (size > limits.maxMessageCodePoints) {
      return setSaid({ text: texts.composer.tooLong(size, limits.maxMessageCodePoints) })
    }
    if (!hasAsked && room.isOwn && room.people.size > askAllFrom && callsAll.test(text)) {
      const yes = { label: texts.composer.yes, act: () => void send(true) }
      return setSaid({ text: texts.composer.askEverybody(room.people.size), isCalm: true, action: yes })
    }
    input.value = ''
    setReply(app, room, undefined)
    app.drafts.set(room.id, undefined)
    setSaid(undefined)
    grow()
    room.stopTyping()
    const ran = await runLine({ app, room, text, reply: reply?.seq }, texts)
    if (ran.isDone) return
    if (input.value === '') input.value = text
    grow()
    setSaid({ text: ran.problem })
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229 || completion.onKey(event)) return
    const sends = preferences.enterSends === 'auto' ? !isTouch() : preferences.enterSends === 'yes'
    const isEnter = event.key === 'Enter' && !event.altKey
    const wantsSend = isEnter && (event.ctrlKey || event.metaKey || (sends && !event.shiftKey))
    if (wantsSend) {
      event.preventDefault()
      void send()
    } else if (event.key === 'ArrowUp' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      app.list.get()?.focusLast()
    } else if (event.key === 'ArrowUp' && field.current?.value === '') editLast(app, room, event)
    else if (event.key === 'Escape' && reply) {
      setReply(app, room, undefined)
      event.stopPropagation()
    }
  }

  const name = roomName(room)
  const isDirect = room.view.kind === 'direct'
  return (
    <div class="foot">
      {completion.open && (
        <CompletionList
          asked={completion.open.asked}
          choices={completion.open.choices}
          selected={completion.selected}
          label={texts.composer.hintCommands}
          onChoose={completion.choose}
        />
      )}
      <form
        class="composer"
        aria-label={texts.composer.label}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
          field.current?.focus()
        }}
      >
        {reply && <ReplyBar room={room} message={reply} />}
        {said && <Says said={said} />}
        <div class="row">
          <textarea
            ref={field}
            id="composer"
            rows={1}
            dir="auto"
            autocomplete="off"
            aria-label={texts.composer.field(name)}
            placeholder={isDirect ? texts.composer.placeholderTo(name) : texts.composer.placeholder(name)}
            enterkeyhint={isTouch() ? 'enter' : 'send'}
            aria-autocomplete="list"
            aria-controls={completion.open ? 'completion' : undefined}
            aria-activedescendant={completion.open ? optionId(completion.selected) : undefined}
            onInput={() => {
              onText()
              completion.look()
            }}
            onKeyDown={onKeyDown}
            onClick={completion.look}
            onBlur={completion.close}
            onPaste={(event) => offerCode(event, app, onText)}
          />
          <EmojiButton field={field} onText={onText} />
          <button type="submit" class="send" aria-label={texts.composer.send} title={texts.composer.send}>
            <Icon name="arrow-up" />
          </button>
        </div>
      </form>
      <div class="under">
        <TypingText room={room} />
        <Hint />
      </div>
    </div>
  )
}

function Hint(): JSX.Element {
  const texts = useTexts().composer
  return (
    <div class="hint" aria-hidden="true">
      <kbd>Enter</kbd> {texts.hintSend} <kbd>Shift Enter</kbd> {texts.hintBreak} <kbd>/</kbd> {texts.hintCommands}
    </div>
  )
}
