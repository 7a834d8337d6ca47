import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { barsOf, peakOf } from './bars.ts'
import { peakEveryMs } from './recording.ts'
import type { Recording } from './recording.ts'

interface WaveformProps {
  readonly recording: Recording
  /** Which part of it was heard, while it is played. */
  readonly played: number | undefined
}

const count = 64
const drawEveryMs = 120
const peaksPerBar = drawEveryMs / peakEveryMs
const highest = 27
const lowest = 4

/** How loud it is: its last seconds while it is recorded, all of it afterwards. For the eye alone. */
export function Waveform({ recording, played }: WaveformProps): JSX.Element {
  const place = useRef<HTMLSpanElement>(null)
  const { state } = recording
  useEffect(() => {
    const draw = (): void =>
      show(place.current, state === 'recording' ? lastOf(recording.peaks) : wholeOf(recording.peaks))
    draw()
    if (state !== 'recording') return undefined
    const timer = setInterval(draw, drawEveryMs)
    return () => clearInterval(timer)
  }, [recording, state])
  const heard = played === undefined ? count : Math.floor(played * count)
  return (
    <span ref={place} class={state === 'recording' ? 'wv live' : 'wv'} aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <i key={i} class={i < heard ? 'p' : ''} />
      ))}
    </span>
  )
}

/** The newest last, from 0 to 1. */
function lastOf(peaks: readonly number[]): readonly number[] {
  const whole = Math.floor(peaks.length / peaksPerBar)
  return Array.from({ length: count }, (_, i) => {
    const bar = whole - count + i
    return bar < 0 ? 0 : peakOf(peaks, bar * peaksPerBar, (bar + 1) * peaksPerBar)
  })
}

function wholeOf(peaks: readonly number[]): readonly number[] {
  return barsOf(peaks).map((bar) => bar / 255)
}

function show(place: HTMLElement | null, loudness: readonly number[]): void {
  const bars = place?.children ?? []
  // the ear hears a tenth of the amplitude as half as loud
  loudness.forEach((peak, i) => {
    const bar = bars[i]
    if (bar instanceof HTMLElement) bar.style.height = `${lowest + Math.sqrt(peak) * (highest - lowest)}px`
  })
}
