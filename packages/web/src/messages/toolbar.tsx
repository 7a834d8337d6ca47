import type { MessageView, WebTexts } from '@papo/protocol'
import { render } from 'preact'
import type { JSX } from 'preact'
import { IconButton } from '../parts/icon.tsx'
import type { Popup } from './popup.ts'
import type { Row } from './rows.ts'

/** What the buttons of the toolbar do. */
interface ToolbarSource {
  readonly texts: () => WebTexts
  readonly hasLinks: boolean
  readonly reply: (message: MessageView) => void
  readonly copyLink: (message: MessageView) => void
  readonly open: (popup: Popup) => void
}

/** The actions of the message under the pointer, or with the focus: one toolbar, that goes from row to row. */
export class Toolbar {
  readonly #source: ToolbarSource
  readonly #element = Object.assign(document.createElement('div'), { className: 'tools' })
  #row: Row | undefined

  constructor(source: ToolbarSource) {
    this.#source = source
    this.#element.setAttribute('role', 'toolbar')
  }

  get row(): Row | undefined {
    return this.#row
  }

  /** Puts it at a row; a message that is gone, or not there yet, has none. */
  show(row: Row | undefined): void {
    const message = row?.item.type === 'message' && !row.item.isEditing ? row.item.message : undefined
    if (!row || !message || message.deleted) return this.hide()
    if (this.#row !== row || !this.#element.isConnected) row.element.append(this.#element)
    this.#row = row
    const { texts } = this.#source
    this.#element.setAttribute('aria-label', texts().act.toolbar(message.nick))
    render(<Buttons message={message} source={this.#source} />, this.#element)
  }

  hide(): void {
    this.#row = undefined
    // what is taken away with the focus in it is told of its loss in the midst of that
    const { activeElement } = document
    if (activeElement instanceof HTMLElement && this.has(activeElement)) activeElement.blur()
    this.#element.remove()
  }

  /** After a change: its row is still there, and it is about the message as it stands now. */
  keep(): void {
    if (!this.#row) return
    if (this.#row.element.isConnected) this.show(this.#row)
    else this.hide()
  }

  /** Into it, by keys. */
  enter(row: Row): void {
    this.show(row)
    this.#buttons[0]?.focus()
  }

  /** From button to button. */
  step(by: 1 | -1): void {
    const buttons = this.#buttons
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    buttons[(at + by + buttons.length) % buttons.length]?.focus()
  }

  has(target: EventTarget | null): boolean {
    return target instanceof Node && this.#element.contains(target)
  }

  /** The button that opens the quick emoji. */
  get first(): HTMLElement | undefined {
    return this.#buttons[0]
  }

  close(): void {
    this.hide()
    render(null, this.#element)
  }

  get #buttons(): HTMLElement[] {
    return [...this.#element.querySelectorAll<HTMLElement>('button')]
  }
}

function Buttons({ message, source }: { readonly message: MessageView; readonly source: ToolbarSource }): JSX.Element {
  const { act } = source.texts()
  const { nick } = message
  const open =
    (type: Popup['type']) =>
    ({ currentTarget }: { readonly currentTarget: HTMLElement }): void =>
      source.open({ type, message, anchor: currentTarget })
  return (
    <>
      <IconButton
        class="sm"
        icon="smile-plus"
        size={18}
        label={act.reactTo(nick)}
        tabIndex={-1}
        onClick={open('quick')}
      />
      <IconButton
        class="sm"
        icon="reply"
        size={18}
        label={act.replyTo(nick)}
        tabIndex={-1}
        onClick={() => source.reply(message)}
      />
      {source.hasLinks && (
        <IconButton
          class="sm"
          icon="share-2"
          size={17}
          label={act.linkOf(nick)}
          tabIndex={-1}
          onClick={() => source.copyLink(message)}
        />
      )}
      <IconButton class="sm" icon="ellipsis" size={18} label={act.moreOf(nick)} tabIndex={-1} onClick={open('more')} />
    </>
  )
}
