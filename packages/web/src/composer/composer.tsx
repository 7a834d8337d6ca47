import type { Room } from '@papo/sdk'
import type { JSX, RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { isTouch } from '../parts/media.ts'
import { roomName } from '../room/room-name.ts'
import { TypingText } from '../room/typing-text.tsx'
import { useApp, usePreferences, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { CompletionList, optionId } from './completion-list.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { AttachButton, MicButton } from './file-buttons.tsx'
import { DropPlace, FilePlaces, useRecording } from './file-places.tsx'
import { fit, useAsks, useWidth } from './field.ts'
import { LeftDraft } from './left-draft.tsx'
import { ReplyBar } from './reply-bar.tsx'
import { Says } from './says.tsx'
import type { Said } from './says.tsx'
import { useCompletion } from './use-completion.ts'
import type { Completion } from './use-completion.ts'
import { useDraft } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import { useKeys } from './use-keys.ts'
import { useSend } from './use-send.ts'

interface ComposerProps {
  readonly room: Room
  /** Calls when one asks by a command who is in the room, or what there is to know of it. */
  readonly onPeople: () => void
  readonly onAbout: () => void
}

/** Where one writes. Its keys touch nothing but itself. */
export function Composer({ room, onPeople, onAbout }: ComposerProps): JSX.Element {
  const app = useApp()
  const field = useRef<HTMLTextAreaElement>(null)
  const [said, say] = useState<Said>()
  const reply = useCell(app.replies).get(room.id)
  const keep = useDraft(field, room, () => fit(field.current))
  const tellTyping = useTyping(field, room)
  const onText = (): void => {
    fit(field.current)
    keep()
    say(undefined)
    tellTyping()
  }
  const files = useFiles({ room, say, onText })
  const completion = useCompletion(field, room, onText)
  const picker = useRef<HTMLInputElement>(null)
  const opens = { people: onPeople, about: onAbout, chooser: () => picker.current?.click() }
  const send = useSend({ field, room, reply, say, opens })
  const onKeyDown = useKeys({ field, room, reply, completion, send })
  useAsks(field, onText)
  useWidth(field)
  useLayoutEffect(() => say(undefined), [room])
  return (
    <>
      <DropPlace room={room} isOver={files.isOver} />
      <div class="foot">
        <Finishes completion={completion} />
        <form class="composer" aria-label={useTexts().composer.label} onSubmit={onSubmit(field, send)}>
          {reply && <ReplyBar room={room} message={reply} />}
          <LeftDraft field={field} room={room} onText={onText} />
          {said && <Says said={said} />}
          <FilePlaces room={room} />
          <div class="row" hidden={useRecording(room) !== undefined}>
            <AttachButton picker={picker} onFiles={files.add} />
            <Field {...{ field, room, completion, onText, onKeyDown }} onPaste={files.onPaste} />
            <EmojiButton field={field} onText={onText} />
            <MicButton room={room} say={say} onAttach={() => picker.current?.click()} />
            <SendButton />
          </div>
        </form>
        <Under room={room} />
      </div>
    </>
  )
}

function onSubmit(field: RefObject<HTMLTextAreaElement | null>, send: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault()
    // before: what a command opens gives it back
    field.current?.focus()
    send()
  }
}

interface FieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly room: Room
  readonly completion: Completion
  readonly onText: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

function Field({ field, room, completion, onText, onKeyDown, onPaste }: FieldProps): JSX.Element {
  const texts = useTexts().composer
  const name = roomName(room)
  const { open, selected } = completion
  return (
    <textarea
      ref={field}
      id="composer"
      rows={1}
      dir="auto"
      autocomplete="off"
      aria-label={texts.field(name)}
      placeholder={room.view.kind === 'direct' ? texts.placeholderTo(name) : texts.placeholder(name)}
      enterkeyhint={isTouch() ? 'enter' : 'send'}
      aria-autocomplete="list"
      aria-controls={open ? 'completion' : undefined}
      aria-activedescendant={open ? optionId(selected) : undefined}
      onInput={() => {
        onText()
        completion.look()
      }}
      onKeyDown={onKeyDown}
      onClick={completion.look}
      onBlur={completion.close}
      onPaste={onPaste}
    />
  )
}

/** The list that finishes what is typed, and how long it is for who does not see it. */
function Finishes({ completion }: { readonly completion: Completion }): JSX.Element {
  const texts = useTexts().composer
  const { open, selected, choose } = completion
  const { commands: command, people: person, emojis: emoji, rooms: room } = texts
  const counts = { command, person, emoji, told: person, ignored: person, room }
  const label = open ? counts[open.asked.type](open.choices.length) : ''
  return (
    <>
      {open && (
        <CompletionList asked={open.asked} choices={open.choices} selected={selected} label={label} onChoose={choose} />
      )}
      <p class="vh" role="status">
        {label}
      </p>
    </>
  )
}

function SendButton(): JSX.Element {
  const { send } = useTexts().composer
  return (
    <button type="submit" class="send" aria-label={send} title={send}>
      <Icon name="arrow-up" />
    </button>
  )
}

/** Who else is writing, and what keys do. */
function Under({ room }: { readonly room: Room }): JSX.Element {
  const texts = useTexts().composer
  return (
    <div class="under">
      <TypingText room={room} />
      <div class="hint" aria-hidden="true">
        <kbd>Enter</kbd> {texts.hintSend} <kbd>Shift Enter</kbd> {texts.hintBreak} <kbd>/</kbd> {texts.hintCommands}
      </div>
    </div>
  )
}

/** Tells the others that one writes, except commands, and where one does not want that. */
function useTyping(field: RefObject<HTMLTextAreaElement | null>, room: Room): () => void {
  const { announcer } = useApp()
  const { sendTyping } = usePreferences()
  return () => {
    const text = field.current?.value ?? ''
    announcer.typed()
    if (!sendTyping || text.startsWith('/')) return
    if (text === '') room.stopTyping()
    else room.type()
  }
}
