import { filesTexts, formatDuration } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useScreen } from '../parts/media.ts'
import { cell, useCell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'
import type { FileHow, FilePlace } from './file-how.ts'
import { lengthOf, Player } from './player.ts'
import type { Playing, Track } from './player.ts'
import { PlayIcon } from './play-icon.tsx'
import { fewerBars, waveBox, wavePath } from './wave.ts'
import './voice.css'

interface VoiceProps {
  readonly file: FileView
  readonly how: FileHow
  readonly place: FilePlace
}

const barsOnPhone = 30
const stepSeconds = 5

/** A recording: play, its wave, how far it is, its speed. */
export function Voice({ file, how, place }: VoiceProps): JSX.Element {
  const texts = filesTexts[how.language]
  const player = playerIn(how.player)
  const track = { file, place }
  const playing = usePlaying(player, file)
  const played = useCell(player.played)
  const box = useRef<HTMLDivElement>(null)
  useSight(box, player, playing !== undefined)
  const length = playing?.length || lengthOf(file)
  const label = file.kind === 'voice' ? texts.voiceOf(place.nick, formatDuration(length * 1000)) : file.name
  if (playing?.loss) {
    const retry = (): void => player.toggle(track)
    return <Lost file={file} how={how} isGone={playing.loss === 'gone'} onRetry={retry} />
  }
  return (
    <div ref={box} class="voice-parts" role="group" aria-label={label}>
      <button
        type="button"
        class="pb"
        aria-label={playing?.isPlaying ? texts.pause : texts.play}
        onClick={() => player.toggle(track)}
      >
        <PlayIcon isPlaying={playing?.isPlaying ?? false} size={18} />
      </button>
      <Wave track={track} how={how} player={player} playing={playing} length={length} />
      <span class="tm">
        {file.kind === 'voice' && !place.isOwn && !played.has(file.id) && <i class="fresh" title={texts.notPlayed} />}
        {formatDuration((playing?.at ?? 0) * 1000)}
        {length > 0 && ` / ${formatDuration(length * 1000)}`}
      </span>
      <Speed player={player} how={how} />
    </div>
  )
}

/** The one player of the page, made with the first recording. */
function playerIn(place: Cell<Player | undefined>): Player {
  const found = place.get() ?? new Player()
  place.set(found)
  return found
}

function Speed({ player, how }: { readonly player: Player; readonly how: FileHow }): JSX.Element {
  const speed = useCell(player.speed)
  const shown = speed.toLocaleString(how.language)
  return (
    <button
      type="button"
      class="sp"
      aria-label={filesTexts[how.language].speed(shown)}
      onClick={() => player.nextSpeed()}
    >
      {shown}×
    </button>
  )
}

interface WaveProps {
  readonly track: Track
  readonly how: FileHow
  readonly player: Player
  readonly playing: Playing | undefined
  readonly length: number
}

/** The bars, or one bar where there are none: a slider. */
function Wave({ track, how, player, playing, length }: WaveProps): JSX.Element {
  const texts = filesTexts[how.language]
  const at = playing?.at ?? 0
  const part = length === 0 ? 0 : at / length
  const seek = (seconds: number): void => player.seek(track, seconds)
  return (
    <div
      class="wv"
      role="slider"
      tabIndex={0}
      aria-label={texts.position}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={texts.positionOf(formatDuration(at * 1000), formatDuration(length * 1000))}
      onKeyDown={(event) => onKey(event, { at, length, seek })}
      onPointerDown={(event) => follow(event, (x) => seek(x * length))}
    >
      {track.file.bars ? <Bars bars={track.file.bars} part={part} /> : <PlainBar part={part} />}
    </div>
  )
}

function Bars({ bars: all, part }: { readonly bars: readonly number[]; readonly part: number }): JSX.Element {
  const isPhone = useScreen() === 'phone'
  const bars = isPhone ? fewerBars(all, barsOnPhone) : all
  return (
    <svg viewBox={waveBox(bars.length)} preserveAspectRatio="none" aria-hidden="true">
      <path d={wavePath(bars)} />
      <path class="past" d={wavePath(bars, Math.round(part * bars.length))} />
    </svg>
  )
}

function PlainBar({ part }: { readonly part: number }): JSX.Element {
  return (
    <span class="plain">
      <i style={{ width: `${(part * 100).toFixed(1)}%` }} />
    </span>
  )
}

interface Place {
  readonly at: number
  readonly length: number
  readonly seek: (seconds: number) => void
}

function onKey(event: KeyboardEvent, { at, length, seek }: Place): void {
  const to: Readonly<Record<string, number>> = {
    ArrowRight: at + stepSeconds,
    ArrowUp: at + stepSeconds,
    ArrowLeft: at - stepSeconds,
    ArrowDown: at - stepSeconds,
    Home: 0,
    End: length,
  }
  const place = to[event.key]
  if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  event.stopPropagation()
  seek(place)
}

/** A press and what is drawn after it, as parts of the width. */
function follow(event: PointerEvent & { readonly currentTarget: HTMLElement }, seek: (part: number) => void): void {
  if (event.button !== 0) return
  const bar = event.currentTarget
  const go = ({ clientX }: PointerEvent): void => {
    const { left, width } = bar.getBoundingClientRect()
    seek(Math.max(0, Math.min(1, (clientX - left) / width)))
  }
  const gone = new AbortController()
  const { signal } = gone
  bar.setPointerCapture(event.pointerId)
  bar.addEventListener('pointermove', go, { signal })
  for (const end of ['pointerup', 'pointercancel']) bar.addEventListener(end, () => gone.abort(), { signal })
  go(event)
}

interface LostProps {
  readonly file: FileView
  readonly how: FileHow
  readonly isGone: boolean
  readonly onRetry: () => void
}

function Lost({ file, how, isGone, onRetry }: LostProps): JSX.Element {
  const files = filesTexts[how.language]
  return (
    <div class="voice-parts lost">
      <span>{isGone ? files.gone(file.name) : files.failed(file.name)}</span>
      {!isGone && (
        <button type="button" class="lnk" onClick={onRetry}>
          {how.texts.msg.retry}
        </button>
      )}
    </div>
  )
}

const nothing = cell<Playing | undefined>(undefined)

/** How far this recording is, where it is the one that is played: others are not drawn anew for it. */
function usePlaying(player: Player | undefined, { id }: FileView): Playing | undefined {
  const now = player?.now ?? nothing
  const own = (): Playing | undefined => {
    const playing = now.get()
    return playing?.file.id === id ? playing : undefined
  }
  const [, setShown] = useState(own)
  useEffect(() => now.watch(() => setShown(own())), [now, id])
  return own()
}

/** Tells whether the recording that is played can be seen where it was said. */
function useSight(box: { readonly current: Element | null }, player: Player, isCurrent: boolean): void {
  useEffect(() => {
    if (!isCurrent || !box.current) return undefined
    const sight = new IntersectionObserver((entries) => player.isInSight.set(entries.at(-1)?.isIntersecting ?? false))
    player.isInSight.set(true)
    sight.observe(box.current)
    return () => {
      sight.disconnect()
      player.isInSight.set(false)
    }
  }, [player, isCurrent])
}
