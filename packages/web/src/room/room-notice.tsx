import { roomPanelTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { useOwnTexts, useTexts } from '../state/app.ts'
import { useRoom } from '../state/follow.ts'
import { noticeLevels } from './notice-levels.ts'

/** Of what this room tells one while one looks elsewhere. */
export function RoomNotice({ room }: { readonly room: Room }): JSX.Element {
  const texts = useTexts()
  const { notices } = useOwnTexts(roomPanelTexts)
  const id = useId()
  useRoom(room, ['notice'])
  return (
    <section>
      <div class="sec">
        <h2 id={id}>{notices}</h2>
      </div>
      <div role="radiogroup" aria-labelledby={id}>
        {noticeLevels.map((level) => {
          const isChosen = room.notice === level
          return (
            <label key={level} class="pm opt">
              <input type="radio" class="vh" name={id} checked={isChosen} onChange={() => void room.setNotice(level)} />
              {isChosen ? <Icon name="check" size={18} /> : <span class="w18" />}
              {texts.room.notice[level]}
            </label>
          )
        })}
      </div>
    </section>
  )
}
