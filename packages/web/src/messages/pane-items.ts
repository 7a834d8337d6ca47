import type { MessageView } from '@papo/protocol'
import type { ArrivalsLine } from './arrivals.ts'
import { buildItems } from './build-items.ts'
import type { ItemSource } from './build-items.ts'
import type { Item } from './item.ts'
import { placeOf } from './mounted-range.ts'
import type { MountedRange } from './mounted-range.ts'
import type { PaneSource } from './pane-parts.ts'
import type { Unanswered } from './unanswered.ts'

/** What of a room is in the page, and what else stands there. */
interface Mounted extends Pick<ItemSource, 'unread' | 'openLine' | 'revisionOf'> {
  readonly source: PaneSource
  readonly range: MountedRange | undefined
  /** The range reaches the newest message. */
  readonly reachesEnd: boolean
  readonly arrivals: readonly ArrivalsLine[]
  readonly unanswered: Unanswered
}

/** The items of a list: the messages of its range, without those of who is ignored, and all that goes between and after. */
export function paneItems({ source, range, reachesEnd, arrivals, unanswered, ...rest }: Mounted): Item[] {
  const { room, ignored, editing, dayText } = source
  const { messages, hasOlder } = room.timeline
  const me = source.me().id
  const [first, end] = range ? placeOf(messages, range) : [0, 0]
  const hidden = ignored()
  const isShown = ({ author }: MessageView): boolean => !hidden.has(author)
  const shown = messages.slice(first, end).filter(isShown)
  return buildItems({
    ...rest,
    messages: shown.map((message) => unanswered.viewOf(message)),
    before: messages[first - 1],
    isBeginning: first === 0 && !hasOlder,
    sendings: reachesEnd ? room.sendings : [],
    arrivals: reachesEnd ? arrivals : arrivals.filter(({ after }) => after < (range?.to ?? 0)),
    me,
    // while a newer one is on its way, the last that arrived says so still: its row would be drawn anew for nothing
    lastOwn: messages.findLast(({ author, deleted }) => author === me && !deleted)?.seq,
    editing: editing(),
    dayText,
  })
}
