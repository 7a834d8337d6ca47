import { limits } from '@papo/protocol'
import type { MessageView, Seq, WebTexts } from '@papo/protocol'
import type { Room, Sending } from '@papo/sdk'
import { copyText } from '../parts/copy.ts'
import { mayPin } from '../room/may-pin.ts'
import { setReply } from '../state/app.ts'
import type { App } from '../state/app.ts'
import { addressOf } from '../state/route.ts'
import { mayEdit } from './may-edit.ts'

/** The emoji that are offered first. */
export const quickEmoji = ['👍', '❤️', '😂', '😮', '👏', '🙋'] as const

/** What a person may do to a message (docs/permissions.md); the server decides, this only offers. */
export interface Allowed {
  readonly edit: boolean
  readonly remove: boolean
  readonly pin: boolean
  readonly versions: boolean
  readonly link: boolean
}

/** What one can do with the messages of a room. */
export class Deeds {
  readonly #app: App
  readonly #room: Room
  readonly #texts: () => WebTexts
  readonly #held = new Set<Sending>()

  constructor(app: App, room: Room, texts: () => WebTexts) {
    this.#app = app
    this.#room = room
    this.#texts = texts
  }

  allowed(message: MessageView): Allowed {
    const { author, deleted, edited } = message
    const me = this.#app.client.me?.id
    const isMine = author === me && !deleted
    const isDirect = this.#room.view.kind === 'direct'
    return {
      edit: mayEdit(message, me),
      remove: isMine,
      pin: !deleted && mayPin(this.#room),
      versions: this.#room.isOwn && edited !== undefined && !deleted,
      link: !isDirect,
    }
  }

  reply(message: MessageView): void {
    if (message.deleted) return
    setReply(this.#app, this.#room, message)
    this.#app.composer.set({ focus: true })
  }

  edit(message: MessageView): void {
    if (this.allowed(message).edit) this.#app.edits.begin(this.#room, message)
  }

  /** Puts a reaction, or takes one's own back. */
  react({ seq, reactions = [], deleted }: MessageView, emoji: string): void {
    if (deleted) return
    const before = reactions.find((one) => one.emoji === emoji)
    if (before?.mine) this.#room.unreact(seq, emoji)
    else if (before || reactions.length < limits.reactionKinds) this.#room.react(seq, emoji)
    else this.#app.toasts.show({ text: this.#texts().msg.tooManyReactions })
  }

  pin({ seq, pinned }: MessageView): void {
    if (pinned) this.#room.unpin(seq)
    else this.#room.pin(seq)
  }

  /** Gone at once on the own page; it leaves only when it can no longer be undone. */
  remove(message: MessageView): void {
    if (!this.allowed(message).remove) return
    this.#app.edits.end(this.#room, message.seq)
    const sending = this.#room.delete(message.seq, { isHeld: true })
    this.#hold(sending)
    const { msg } = this.#texts()
    this.#app.toasts.show({
      text: msg.deletedSoon,
      actions: [
        {
          label: msg.undo,
          act: () => {
            this.#letGo(sending)
            sending.discard()
          },
        },
      ],
      onGone: () => {
        this.#letGo(sending)
        sending.release()
      },
    })
  }

  /** Tells what was refused. A text that was typed is offered wherever one is, by `followFailures`. */
  tellRefused(sending: Sending): void {
    const { command, error } = sending
    const { msg, error: errors } = this.#texts()
    if (command.verb === 'edit') return
    this.#app.toasts.show({ text: msg.failed(error?.text ?? errors.unexpected) })
    sending.discard()
  }

  linkOf(seq: Seq): string {
    return location.origin + addressOf({ type: 'room', slug: this.#room.view.slug, message: seq })
  }

  async copyLink({ seq }: MessageView): Promise<void> {
    const { msg } = this.#texts()
    const link = this.linkOf(seq)
    const hasCopied = await copyText(link)
    this.#app.toasts.show({ text: hasCopied ? msg.linkCopied : `${link} · ${msg.pressToCopy}` })
  }

  async copyCode(text: string): Promise<void> {
    const { msg } = this.#texts()
    const hasCopied = await copyText(text)
    this.#app.toasts.show({ text: hasCopied ? msg.copied : msg.pressToCopy })
  }

  /** It can be undone from any room: the page is watched as long as it is held, not as long as its room is shown. */
  #hold(sending: Sending): void {
    this.#held.add(sending)
    addEventListener('pagehide', this.#release)
  }

  #letGo(sending: Sending): void {
    this.#held.delete(sending)
    if (this.#held.size === 0) removeEventListener('pagehide', this.#release)
  }

  /** The page is left: what was deleted is. */
  readonly #release = (): void => {
    for (const sending of this.#held) {
      this.#letGo(sending)
      sending.release()
    }
  }
}
