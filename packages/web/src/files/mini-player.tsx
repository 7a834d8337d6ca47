import { formatDuration } from '@papo/protocol'
import type { JSX } from 'preact'
import { roomName } from '../room/room-name.ts'
import { IconButton } from '../parts/icon.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import type { Player } from './player.ts'
import { PlayIcon } from './play-icon.tsx'
import { useFilesTexts } from './use-files-texts.ts'
import './mini-player.css'

/** What is played while its message can't be seen: stop it, go to it, put it away. */
export function MiniPlayer({ player }: { readonly player: Player }): JSX.Element | null {
  const { client, navigation, jump, room: current } = useApp()
  const texts = useFilesTexts()
  const { close } = useTexts()
  const playing = useCell(player.now)
  const isInSight = useCell(player.isInSight)
  if (!playing || isInSight) return null
  const { file, place, isPlaying, at, length } = playing
  const room = client.rooms.get(place.room)
  const name = file.kind === 'voice' ? place.nick : file.name
  const go = (): void => {
    if (!room || place.seq === undefined) return
    if (current.get() !== room) {
      const { view } = room
      navigation.go(view.kind === 'direct' ? { type: 'direct', room: room.id } : { type: 'room', slug: view.slug })
    }
    jump.set({ room: room.id, seq: place.seq })
  }
  return (
    <div class="mini" role="group" aria-label={texts.playingNow}>
      <button
        type="button"
        class="pb"
        aria-label={isPlaying ? texts.pause : texts.play}
        onClick={() => player.toggle(playing)}
      >
        <PlayIcon isPlaying={isPlaying} size={15} />
      </button>
      <button type="button" class="mini-name" title={room && roomName(room)} onClick={go}>
        <b dir="auto">{name}</b>
        <span>
          {formatDuration(at * 1000)} / {formatDuration(length * 1000)}
        </span>
      </button>
      <IconButton icon="x" size={16} class="sm" label={close} onClick={() => player.stop()} />
    </div>
  )
}
