import type { JSX } from 'preact'
import { Faces } from '../parts/faces.tsx'
import { Icon } from '../parts/icon.tsx'
import { useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'
import type { SightState } from './sight.ts'

interface PillsProps {
  readonly state: Cell<SightState>
  readonly onEnd: () => void
  readonly onMention: () => void
  readonly onBack: () => void
}

/** The ways out of where one is: back to where a reply was followed from, to what calls one, to the end. */
export function Pills({ state, onEnd, onMention, onBack }: PillsProps): JSX.Element {
  const texts = useTexts()
  const { isFar, news, faces, mentionsAbove, canGoBack } = useCell(state)
  return (
    <div class="pills">
      {canGoBack && (
        <button type="button" class="jump" onClick={onBack}>
          <Icon name="rotate-cw" size={16} />
          {texts.msg.backToPlace}
        </button>
      )}
      {mentionsAbove > 0 && (
        <button type="button" class="jump up" onClick={onMention}>
          <Icon name="at-sign" size={16} />
          {texts.room.mentionUp(mentionsAbove)}
        </button>
      )}
      {isFar && (
        <button type="button" class="jump" aria-label={news > 0 ? undefined : texts.room.toEnd} onClick={onEnd}>
          <Icon name="arrow-down" size={18} />
          {news > 0 && texts.room.jump(news)}
          {faces.length > 0 && <Faces nicks={faces} size={22} />}
        </button>
      )}
    </div>
  )
}
