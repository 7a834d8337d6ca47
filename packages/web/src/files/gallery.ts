import type { FileId, Seq } from '@papo/protocol'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useApp } from '../state/app.ts'
import type { PicturesOverlay, ShownPicture } from '../state/app.ts'

/** The pictures that one goes through, and which of them is shown. */
export interface Gallery {
  readonly pictures: readonly ShownPicture[]
  readonly index: number
  /** The one that was shown before was deleted. */
  readonly hasLost: boolean
}

/** Begins with a picture, or with the first one where that is not among them. */
export function galleryFrom(pictures: readonly ShownPicture[], first: FileId): Gallery {
  const found = pictures.findIndex(({ file }) => file.id === first)
  return { pictures, index: Math.max(0, found), hasLost: false }
}

/** Goes to another one, no further than to the first and the last. */
export function goTo({ pictures }: Gallery, index: number): Gallery {
  return { pictures, index: Math.max(0, Math.min(pictures.length - 1, index)), hasLost: false }
}

/** What is left when a message is deleted: the one that was shown, or the one after it. */
export function withoutMessage(gallery: Gallery, deleted: Seq): Gallery {
  const { pictures, index } = gallery
  const left = pictures.filter(({ seq }) => seq !== deleted)
  if (left.length === pictures.length) return gallery
  const before = pictures.slice(0, index).filter(({ seq }) => seq !== deleted).length
  const hasLost = pictures[index]?.seq === deleted || gallery.hasLost
  return { pictures: left, index: Math.max(0, Math.min(left.length - 1, before)), hasLost }
}

/** A gallery as it is now, and how to go through it. */
export interface GalleryWalk {
  readonly gallery: Gallery
  /** The same, as it is when it is asked for. */
  readonly now: () => Gallery
  readonly go: (index: number) => void
}

/** Goes through the pictures of an overlay; those of deleted messages leave it. */
export function useGallery({ room, pictures, first }: PicturesOverlay, onEmpty: () => void): GalleryWalk {
  const { client } = useApp()
  const [gallery, show] = useState(() => galleryFrom(pictures, first))
  const latest = useRef(gallery)
  const set = (next: Gallery): void => {
    latest.current = next
    show(next)
  }
  useEffect(
    () =>
      client.on('event', (event, where) => {
        if (event.kind !== 'deleted' || where.id !== room || latest.current.pictures.length === 0) return
        set(withoutMessage(latest.current, event.target))
        if (latest.current.pictures.length === 0) onEmpty()
      }),
    // an overlay is opened once
    // oxlint-disable-next-line react/exhaustive-deps
    [],
  )
  return { gallery, now: () => latest.current, go: (index) => set(goTo(latest.current, index)) }
}
