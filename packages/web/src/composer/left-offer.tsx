import type { Room } from '@papo/sdk'
import type { JSX, RefObject } from 'preact'
import { setReply, useApp, useTexts } from '../state/app.ts'
import type { PlacedDraft } from '../state/draft-store.ts'
import { placeOf } from '../state/drafts.ts'

interface LeftOfferProps {
  readonly left: PlacedDraft
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly room: Room
  readonly onText: () => void
}

/** Lets one take or discard what was left; its words are not shown unasked: it may be somebody else's. */
export function LeftOffer({ left, field, room, onText }: LeftOfferProps): JSX.Element {
  const app = useApp()
  const { composer, msg } = useTexts()
  const { client, drafts } = app
  const place = placeOf(client, room)
  const take = (): void => {
    const input = field.current
    if (!input) return
    input.value = input.value === '' ? left.text : `${input.value}\n${left.text}`
    // it is the new one's before it is the old one's no more
    drafts.set(place, { ...drafts.get(place), text: input.value })
    const answered = left.epoch === place.epoch && left.reply !== undefined && room.timeline.find(left.reply)
    if (answered && !app.replies.get().has(room.id)) setReply(app, room, answered)
    drafts.set(left, undefined)
    onText()
    input.focus()
  }
  const discard = (): void => {
    drafts.set(left, undefined)
    field.current?.focus()
  }
  return (
    <div class="says calm" role="status">
      {composer.leftDraft}
      <button type="button" class="bb sm" onClick={take}>
        {composer.takeDraft}
      </button>
      <button type="button" class="bb sm" onClick={discard}>
        {msg.discard}
      </button>
    </div>
  )
}
