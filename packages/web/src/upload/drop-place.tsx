import { uploadTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { roomName } from '../room/room-name.ts'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import './upload.css'

/** Says where it goes what is dragged over the page. */
export function DropPlace({ room }: { readonly room: Room }): JSX.Element {
  const texts = uploadTexts[useCell(useApp().language)]
  const name = roomName(room)
  return (
    <div class="drop" aria-hidden="true">
      <p>{texts.drop(room.view.kind === 'direct' ? name : `#${name}`)}</p>
    </div>
  )
}
