import { useEffect, useRef, useState } from 'preact/hooks'
import type { Recording } from './recording.ts'

/** Listening to what was recorded, before it is sent. */
export interface Preview {
  readonly isPlaying: boolean
  readonly atMs: number
  /** Stops the recording where it still goes on, and plays it; or pauses. */
  readonly toggle: () => Promise<void>
  readonly pause: () => void
}

/** Plays a recording to the one who made it. */
export function usePreview(recording: Recording): Preview {
  const sound = useRef<HTMLAudioElement>(undefined)
  const [atMs, setAt] = useState<number>()
  const end = (): void => {
    sound.current?.pause()
    setAt(undefined)
  }
  useEffect(
    () => () => {
      sound.current?.pause()
      if (sound.current) URL.revokeObjectURL(sound.current.src)
      sound.current = undefined
    },
    [recording],
  )
  const toggle = async (): Promise<void> => {
    if (atMs !== undefined) return end()
    const recorded = await recording.stop()
    if (!recorded) return
    const audio = (sound.current ??= new Audio(URL.createObjectURL(recorded.blob)))
    audio.ontimeupdate = () => audio.paused || setAt(audio.currentTime * 1_000)
    audio.onended = end
    setAt(audio.currentTime * 1_000)
    await audio.play().catch(end)
  }
  return { isPlaying: atMs !== undefined, atMs: atMs ?? 0, toggle, pause: end }
}
