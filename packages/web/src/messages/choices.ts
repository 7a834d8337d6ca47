import type { WebTexts } from '@papo/protocol'
import type { IconName } from '../icon-names.ts'
import type { ListControl } from './list-control.ts'
import type { Popup } from './popup.ts'

/** One thing that can be done with a message; `isOpening`: it opens something else in its place. */
export interface Choice {
  readonly icon: IconName
  readonly text: string
  readonly act: () => void
  readonly isOpening?: true
}

interface ChoiceSource {
  readonly control: ListControl
  readonly popup: Popup
  readonly texts: WebTexts
  /** Also what the toolbar has. */
  readonly isWhole: boolean
}

/** What the person may do with a message, in the order of the menu. */
export function choicesFor({ control, popup, texts: { act, msg }, isWhole }: ChoiceSource): readonly Choice[] {
  const { deeds } = control
  const { message, anchor } = popup
  const { edit, remove, pin, versions, link } = deeds.allowed(message)
  const isThere = !message.deleted
  const toVersions = (): void => control.popup.set({ type: 'versions', message, anchor })
  const all: readonly (readonly [boolean, Choice])[] = [
    [isWhole && isThere, { icon: 'reply', text: act.reply, act: () => deeds.reply(message) }],
    [edit, { icon: 'pencil', text: act.edit, act: () => deeds.edit(message) }],
    [isThere, { icon: 'copy', text: act.copyText, act: () => void deeds.copyCode(message.text) }],
    [isWhole && link, { icon: 'share-2', text: act.link, act: () => void deeds.copyLink(message) }],
    [pin, { icon: 'pin', text: message.pinned ? act.unpin : act.pin, act: () => deeds.pin(message) }],
    [versions, { icon: 'eye', text: msg.versions, act: toVersions, isOpening: true }],
    [remove, { icon: 'trash-2', text: act.remove, act: () => deeds.remove(message) }],
  ]
  return all.filter(([isOffered]) => isOffered).map(([, choice]) => choice)
}
