import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useTexts } from '../state/app.ts'
import { useRoom } from '../state/follow.ts'

/** Who writes just now; no screen reader is told. */
export function TypingText({ room }: { readonly room: Room }): JSX.Element {
  const texts = useTexts()
  useRoom(room, ['typing'])
  const names = room.typing.map(({ nick }) => nick)
  return (
    <div class="typing" aria-hidden="true">
      {names.length > 0 && (
        <>
          <span class="dots">
            <i />
            <i />
            <i />
          </span>
          <span>{texts.typing(names)}</span>
        </>
      )}
    </div>
  )
}
