import { cell } from '../../state/cell.ts'
import type { Cell } from '../../state/cell.ts'
import { barsOf, peakOf } from './bars.ts'

/** What was recorded. */
export interface Recorded {
  readonly blob: Blob
  readonly durationMs: number
  readonly bars: readonly number[]
}

/** Why there is no recording. */
export type RecordingProblem = 'denied' | 'noMicrophone' | 'failed'

/** A recording is not longer than this. */
export const longestMs = 5 * 60_000
/** So often its loudness is taken. */
export const peakEveryMs = 40

const types = ['audio/webm;codecs=opus', 'audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/ogg;codecs=opus']
/** Enough to see how loud it is, and small also of five minutes. */
const sampleRate = 8_000
const bitsPerSecond = 32_000

/** A recording by the microphone, from the question for it until it is sent or discarded. */
export class Recording {
  readonly changes: Cell<number> = cell(0)
  state: 'asking' | 'recording' | 'stopped' = 'asking'
  /** How loud it was, since it began, one each 40 ms. */
  readonly peaks: number[] = []
  /** Resolves with what was recorded; undefined where there is nothing. */
  readonly recorded: Promise<Recorded | undefined>
  readonly #finish: (recorded: Recorded | undefined) => void
  #startedAt = 0
  #stoppedAt = 0
  #recorder: MediaRecorder | undefined
  #end: () => void = () => undefined

  constructor() {
    const { promise, resolve } = Promise.withResolvers<Recorded | undefined>()
    this.recorded = promise
    this.#finish = resolve
  }

  /** How long it is by now. */
  get lengthMs(): number {
    if (this.state === 'asking') return 0
    return Math.min(longestMs, (this.state === 'stopped' ? this.#stoppedAt : performance.now()) - this.#startedAt)
  }

  /** Asks for the microphone and records; answers why it does not. */
  async begin(): Promise<RecordingProblem | undefined> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      if (this.state === 'stopped') for (const track of stream.getTracks()) track.stop()
      else this.#record(stream)
      return undefined
    } catch (error) {
      this.#become('stopped')
      this.#finish(undefined)
      const name = error instanceof DOMException ? error.name : ''
      if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
      return name === 'NotFoundError' ? 'noMicrophone' : 'failed'
    }
  }

  /** Ends it; what was recorded is there a moment later. */
  stop(): Promise<Recorded | undefined> {
    if (this.state === 'asking') this.#finish(undefined)
    if (this.state === 'recording') this.#stoppedAt = performance.now()
    if (this.state !== 'stopped') this.#become('stopped')
    if (this.#recorder && this.#recorder.state !== 'inactive') this.#recorder.stop()
    return this.recorded
  }

  #record(stream: MediaStream): void {
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: bitsPerSecond, ...(mimeType && { mimeType }) })
    const parts: Blob[] = []
    const stopListening = this.#listen(stream)
    recorder.ondataavailable = ({ data }) => parts.push(data)
    recorder.onstop = () => {
      this.#end()
      const [type = ''] = recorder.mimeType.split(';')
      void this.#look(new Blob(parts, { type })).then(this.#finish)
    }
    recorder.onerror = () => void this.stop()
    // the microphone was pulled out
    stream.getTracks().forEach((track) => (track.onended = () => void this.stop()))
    this.#end = () => {
      stopListening()
      for (const track of stream.getTracks()) track.stop()
    }
    this.#recorder = recorder
    recorder.start(1_000)
    this.#startedAt = performance.now()
    this.#become('recording')
  }

  /** Takes its loudness while it goes on, to be shown. */
  #listen(stream: MediaStream): () => void {
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      this.peaks.push(peakOf(samples))
      if (this.lengthMs >= longestMs) void this.stop()
    }, peakEveryMs)
    return () => {
      clearInterval(timer)
      void context.close()
    }
  }

  /** How long and how loud it is, from the sound itself: while the page was hidden nobody looked. */
  async #look(blob: Blob): Promise<Recorded | undefined> {
    if (blob.size === 0) return undefined
    try {
      const sound = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(await blob.arrayBuffer())
      return { blob, durationMs: Math.round(sound.duration * 1_000), bars: barsOf(sound.getChannelData(0)) }
    } catch {
      return { blob, durationMs: Math.round(this.lengthMs), bars: barsOf(this.peaks) }
    }
  }

  #become(state: Recording['state']): void {
    this.state = state
    this.changes.update((count) => count + 1)
  }
}
