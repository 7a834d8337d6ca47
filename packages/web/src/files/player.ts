import type { FileId, FileView } from '@papo/protocol'
import { cell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'
import { fileAddress, isGone } from './addresses.ts'
import type { FilePlace } from './file-how.ts'
import { addPlayed, readPlayed } from './played.ts'

/** A recording, and the message that brought it. */
export interface Track {
  readonly file: FileView
  readonly place: FilePlace
}

/** What is played, or was when it was stopped for a while; times in seconds. */
export interface Playing extends Track {
  readonly isPlaying: boolean
  readonly at: number
  readonly length: number
  readonly loss?: 'gone' | 'failed'
}

const speeds = [1, 1.5, 2] as const

/** Plays one recording at a time; it goes on when its row leaves the page. */
export class Player {
  readonly now: Cell<Playing | undefined> = cell<Playing | undefined>(undefined)
  readonly speed: Cell<number> = cell<number>(speeds[0])
  readonly played: Cell<ReadonlySet<FileId>> = cell(readPlayed())
  /** The row of what is played can be seen. */
  readonly isInSight: Cell<boolean> = cell(false)
  readonly #audio = new Audio()
  /** Where others were stopped. */
  readonly #places = new Map<FileId, number>()
  #track: Track | undefined
  #loss: Playing['loss']

  constructor() {
    const tell = (): void => this.#tell()
    for (const name of ['timeupdate', 'play', 'pause', 'seeked', 'loadedmetadata']) {
      this.#audio.addEventListener(name, tell)
    }
    this.#audio.addEventListener('ended', () => this.#end())
    this.#audio.addEventListener('error', () => void this.#fail())
    // a film that begins stops what is heard, and other films
    document.addEventListener('play', ({ target }) => this.#quiet(target), { capture: true })
  }

  /** Plays, or stops for a while. */
  toggle(track: Track): void {
    if (!this.#isCurrent(track) || this.#loss) this.#load(track)
    if (this.#audio.paused) this.#play()
    else this.#audio.pause()
  }

  /** Goes to a place in it. */
  seek(track: Track, seconds: number): void {
    if (!this.#isCurrent(track)) this.#load(track)
    this.#audio.currentTime = Math.max(0, Math.min(seconds, lengthOf(track.file, this.#audio)))
    this.#tell()
  }

  nextSpeed(): void {
    const at = speeds.findIndex((speed) => speed === this.speed.get())
    this.speed.set(speeds[(at + 1) % speeds.length] ?? 1)
    this.#audio.playbackRate = this.speed.get()
  }

  /** Puts it away. */
  stop(): void {
    this.#keepPlace()
    this.#audio.pause()
    this.#track = undefined
    this.now.set(undefined)
  }

  #isCurrent({ file }: Track): boolean {
    return this.#track?.file.id === file.id
  }

  #load(track: Track): void {
    this.#keepPlace()
    this.#track = track
    this.#loss = undefined
    this.#audio.src = fileAddress(track.file)
    this.#audio.defaultPlaybackRate = this.speed.get()
    this.#audio.currentTime = this.#places.get(track.file.id) ?? 0
    this.#tell()
  }

  #play(): void {
    this.#quiet(this.#audio)
    this.#audio.playbackRate = this.speed.get()
    // what fails tells it by an event, too
    this.#audio.play().catch(() => undefined)
    if (this.#track) this.played.set(addPlayed(this.#track.file.id))
  }

  #quiet(begun: EventTarget | null): void {
    if (begun !== this.#audio) this.#audio.pause()
    for (const film of document.querySelectorAll('video')) if (film !== begun) film.pause()
  }

  #keepPlace(): void {
    if (this.#track) this.#places.set(this.#track.file.id, this.#audio.currentTime)
  }

  #end(): void {
    if (this.#track) this.#places.delete(this.#track.file.id)
    this.#track = undefined
    this.now.set(undefined)
  }

  async #fail(): Promise<void> {
    const track = this.#track
    if (!track) return
    const isLost = await isGone(track.file)
    if (track !== this.#track) return
    this.#loss = isLost ? 'gone' : 'failed'
    this.#tell()
  }

  #tell(): void {
    if (!this.#track) return
    const { paused, currentTime: at } = this.#audio
    const length = lengthOf(this.#track.file, this.#audio)
    const loss = this.#loss && { loss: this.#loss }
    this.now.set({ ...this.#track, isPlaying: !paused && !loss, at: Math.min(at, length || at), length, ...loss })
  }
}

/** How long it lasts: as it was measured, else as the browser finds it. Recordings of browsers often don't say. */
export function lengthOf({ durationMs }: FileView, audio?: HTMLAudioElement): number {
  if (durationMs !== undefined) return durationMs / 1000
  return audio && Number.isFinite(audio.duration) ? audio.duration : 0
}
