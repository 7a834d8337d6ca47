import type { MessageView } from '@papo/protocol'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { showPicker } from '../emoji/show-picker.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { choicesFor } from './choices.ts'
import { quickEmoji } from './deeds.ts'
import type { ListControl } from './list-control.ts'
import type { Popup } from './popup.ts'

interface ActionsProps {
  readonly control: ListControl
}

interface PopupProps extends ActionsProps {
  readonly popup: Popup
  readonly onClose: () => void
}

/** What lies over the list about one message, where something does. */
export function Actions({ control }: ActionsProps): JSX.Element | null {
  const popup = useCell(control.popup)
  if (!popup) return null
  const props = { control, popup, onClose: () => control.popup.set(undefined) }
  switch (popup.type) {
    case 'quick':
      return <QuickMenu {...props} />
    case 'more':
      return <MoreMenu {...props} />
    case 'sheet':
      return <Sheet {...props} />
    case 'versions':
      return <Versions {...props} />
    case 'emoji':
      return <AllEmoji {...props} />
  }
}

function QuickMenu({ control, popup, onClose }: PopupProps): JSX.Element {
  const texts = useTexts()
  const { anchor, message } = popup
  return (
    <Menu label={texts.act.reactTo(message.nick)} anchor={anchor} onClose={onClose}>
      <QuickRow control={control} message={message} anchor={anchor} onClose={onClose} />
    </Menu>
  )
}

/** Six emoji side by side, and the way to all others. */
function QuickRow(
  props: ActionsProps & { message: MessageView; anchor: HTMLElement; onClose: () => void },
): JSX.Element {
  const { control, message, anchor, onClose } = props
  const texts = useTexts()
  const choose = (emoji: string): void => {
    onClose()
    control.deeds.react(message, emoji)
    control.backTo(message)
  }
  return (
    <div class="quick" onKeyDown={stepSideways}>
      {quickEmoji.map((emoji) => (
        <button key={emoji} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(emoji)}>
          {emoji}
        </button>
      ))}
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        aria-label={texts.composer.emoji}
        onClick={() => control.popup.set({ type: 'emoji', message, anchor })}
      >
        <Icon name="smile-plus" size={20} />
      </button>
    </div>
  )
}

function stepSideways(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  items[(at + step + items.length) % items.length]?.focus()
  event.preventDefault()
  event.stopPropagation()
}

function MoreMenu({ control, popup, onClose }: PopupProps): JSX.Element {
  const texts = useTexts()
  return (
    <Menu label={texts.act.moreOf(popup.message.nick)} anchor={popup.anchor} onClose={onClose}>
      <Choices control={control} popup={popup} onClose={onClose} />
    </Menu>
  )
}

/** All that the person may do with the message; `isWhole`: also what the toolbar has. */
function Choices({
  control,
  popup,
  onClose,
  isWhole = false,
}: PopupProps & { readonly isWhole?: boolean }): JSX.Element {
  const texts = useTexts()
  return (
    <>
      {choicesFor({ control, popup, texts, isWhole }).map(({ icon, text, act, isOpening }) => (
        <MenuItem
          key={icon}
          icon={icon}
          onClick={() => {
            if (isOpening) return act()
            onClose()
            control.backTo(popup.message)
            act()
          }}
        >
          {text}
        </MenuItem>
      ))}
    </>
  )
}

/** On a phone: the emoji and all actions, from the lower edge. */
function Sheet({ control, popup, onClose }: PopupProps): JSX.Element {
  const texts = useTexts()
  const { message, anchor } = popup
  return (
    <Dialog class="act-sheet" label={texts.act.toolbar(message.nick)} onClose={onClose}>
      <div class="menu-like" role="menu" aria-label={texts.act.toolbar(message.nick)}>
        {!message.deleted && <QuickRow control={control} message={message} anchor={anchor} onClose={onClose} />}
        <Choices control={control} popup={popup} onClose={onClose} isWhole />
      </div>
    </Dialog>
  )
}

type Version = { readonly text: string; readonly at: number }

/** The older texts of a message, for who made the room. */
function Versions({ control, popup, onClose }: PopupProps): JSX.Element {
  const texts = useTexts()
  const [versions, setVersions] = useState<readonly Version[]>()
  const { message } = popup
  useEffect(() => {
    control.room.versions(message.seq).then(setVersions, () => {
      control.app.toasts.show({ text: texts.error.unexpected })
      onClose()
    })
    // a dialog is of one message
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <Dialog class="versions" title={texts.msg.versions} onClose={onClose} back={() => control.backTo(message)}>
      <ol>
        {versions?.map(({ text, at }) => (
          <li key={at}>
            <time dateTime={new Date(at).toISOString()}>{control.times.full(at)}</time>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

/** The emoji picker, for a reaction. */
function AllEmoji({ control, popup, onClose }: PopupProps): JSX.Element {
  const app = useApp()
  const texts = useTexts()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onPick = (emoji: string): void => {
      onClose()
      control.deeds.react(popup.message, emoji)
    }
    showPicker(app, place, { onPick, onMissing: onClose })
    // a dialog is of one message
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <Dialog class="all-emoji" label={texts.composer.emoji} onClose={onClose} back={() => control.backTo(popup.message)}>
      <div ref={place} />
    </Dialog>
  )
}
