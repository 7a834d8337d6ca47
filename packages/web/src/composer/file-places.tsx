import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { useParts } from '../upload/load-parts.ts'
import type { Recording } from '../upload/voice/recording.ts'

/** What goes with the next message, and what is being recorded. */
export function FilePlaces({ room }: { readonly room: Room }): JSX.Element {
  const { trays } = useApp()
  const recording = useRecording(room)
  useCell(trays.lying)
  const hasFiles = trays.of(room).length > 0
  const parts = useParts(hasFiles || recording !== undefined)
  return (
    <>
      {hasFiles && parts && <parts.Tray room={room} />}
      {recording && parts && <parts.VoiceBar key={recording} room={room} recording={recording} />}
    </>
  )
}

/** Says over the sheet where it goes what is dragged. */
export function DropPlace({ room, isOver }: { readonly room: Room; readonly isOver: boolean }): JSX.Element | null {
  const parts = useParts(isOver)
  return isOver && parts ? <parts.DropPlace room={room} /> : null
}

/** What is being recorded in a room, or was and is not sent, in a component. */
export function useRecording(room: Room): Recording | undefined {
  return useCell(useApp().trays.recordings).get(room.id)
}
