import { readFile, rm, writeFile } from 'node:fs/promises'
import { previewPixels } from '@papo/protocol'
import type { UserId } from '@papo/protocol'
import { previewWidths } from '../core/files.ts'
import type { Clock } from '../core/clock.ts'
import type { Content, ContentHash, PreviewWidth } from '../core/files.ts'
import { factsOf } from './finishing.ts'
import { InTurn } from './in-turn.ts'
import type { Kept } from './kept.ts'
import { fileMode, syncFile } from './layout.ts'
import type { Layout } from './layout.ts'
import type { Facts } from './metadata/container.ts'
import { previewCost } from './preview-cost.ts'
import { PreviewsDrawer } from './previews-drawer.ts'
import { ifThere } from './storage-trouble.ts'

const colourWidth = 64
/** By width: the wide one is there a third sooner for three more bytes in a hundred; the small one is in every list. */
const efforts: Readonly<Record<PreviewWidth, number>> = { 480: 2, 1280: 1 }
/** An animated picture with more, all frames together, is shown itself: each frame costs as much as a picture. */
const animatedPixels = 5_000_000

/** What is known of a picture when its smaller pictures are there. */
interface Note {
  readonly colour: string
}

/** The smaller pictures: drawn once, each under its name only when it is whole. */
export class Previews {
  readonly #layout: Layout
  readonly #kept: Kept
  readonly #drawer: PreviewsDrawer
  readonly #maxPixels: number
  readonly #turns = new InTurn<ContentHash>()

  constructor(options: {
    readonly layout: Layout
    readonly kept: Kept
    readonly clock: Clock
    readonly onError: (error: unknown) => void
    readonly maxPixels?: number
    readonly program?: string
  }) {
    this.#layout = options.layout
    this.#kept = options.kept
    this.#drawer = new PreviewsDrawer(options)
    this.#maxPixels = options.maxPixels ?? previewPixels
  }

  /** Makes those that are missing; undefined where the picture is too large, or can't be drawn. */
  make(content: Content, owner: UserId): Promise<Note | undefined> {
    return this.#turns.take(content.hash, async () => (await this.#note(content.hash)) ?? this.#draw(content, owner))
  }

  /** Ends what is under way. */
  close(): Promise<void> {
    return this.#drawer.close()
  }

  async #note(hash: ContentHash): Promise<Note | undefined> {
    const text = await ifThere(() => readFile(this.#layout.previewNoteOf(hash), 'utf8'))
    return text === undefined ? undefined : (JSON.parse(text) as Note)
  }

  async #draw({ hash, type }: Content, owner: UserId): Promise<Note | undefined> {
    const path = this.#layout.contentOf(hash)
    const facts = await factsOf(path, type)
    if (!facts || facts.width * facts.height * facts.frames > this.#maxPixels) return undefined
    const pictures = widthsOf(type, facts).map((width) => ({
      width,
      effort: efforts[width],
      path: this.#layout.newTemporary(),
    }))
    const isAnimated = facts.frames > 1 && pictures.length > 0
    try {
      const cost = previewCost(type, facts)
      const order = { path, isAnimated, cost, maxPixels: this.#maxPixels, pictures, colourWidth }
      const drawn = await this.#drawer.draw(order, owner)
      if (!drawn || 'problem' in drawn || !(await this.#kept.has(hash))) return undefined
      for (const { width, path } of pictures) {
        await syncFile(path)
        await this.#kept.keepPreview(path, hash, width)
      }
      await this.#keepNote(hash, { colour: drawn.colour })
      // Removed meanwhile: so are these.
      if (!(await this.#kept.has(hash))) await this.#kept.remove(hash)
      return { colour: drawn.colour }
    } finally {
      for (const { path } of pictures) await rm(path, { force: true })
    }
  }

  async #keepNote(hash: ContentHash, note: Note): Promise<void> {
    const path = this.#layout.newTemporary()
    try {
      await writeFile(path, JSON.stringify(note), { mode: fileMode, flag: 'wx' })
      await this.#kept.keepPreviewNote(path, hash)
    } finally {
      await rm(path, { force: true })
    }
  }
}

/** Which smaller pictures are made of one; an animated one stays animated, or is shown itself. */
function widthsOf(type: string, { width, height, frames }: Facts): readonly PreviewWidth[] {
  // An animated PNG or AVIF would be drawn still.
  const isDrawnStill = type === 'image/png' || type === 'image/avif'
  if (frames > 1 && (isDrawnStill || width * height * frames > animatedPixels)) return []
  return previewWidths.filter((smaller) => width > smaller)
}
