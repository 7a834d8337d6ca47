import type { FileId, FileView } from '@papo/protocol'
import type { JSX, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { giveBack } from '../parts/give-back.ts'
import { useApp } from '../state/app.ts'
import type { Overlay, PicturesOverlay, ShownPicture } from '../state/app.ts'
import { fileAddress, pictureAddress } from './addresses.ts'
import { Drawn } from './drawn.tsx'
import { useGallery } from './gallery.ts'
import type { GalleryWalk } from './gallery.ts'
import { LightboxBar } from './lightbox-bar.tsx'
import { LightboxStage } from './lightbox-stage.tsx'
import { useFilesTexts } from './use-files-texts.ts'
import { useLoss } from './use-loss.ts'
import type { Zoom } from './zoom.ts'
import './lightbox.css'

interface LightboxDialogProps {
  readonly overlay: Overlay
  readonly onClose: () => void
}

/** The dialog that shows pictures. */
export function LightboxDialog({ overlay, onClose }: LightboxDialogProps): JSX.Element | null {
  return overlay.type === 'pictures' ? <Lightbox overlay={overlay} onClose={onClose} /> : null
}

interface LightboxProps {
  readonly overlay: PicturesOverlay
  readonly onClose: () => void
}

/** Those of an overlay that are left, as one goes through them. */
function Lightbox({ overlay, onClose }: LightboxProps): JSX.Element | null {
  const { announcer } = useApp()
  const texts = useFilesTexts()
  const walk = useGallery(overlay, () => {
    // outside of a dialog nothing is read out as long as it is open
    announcer.say({ text: texts.deleted, isFirst: true })
    onClose()
  })
  const opener = useRef(document.activeElement)
  const shown = useRef<ShownPicture>(undefined)
  const { pictures, index } = walk.gallery
  shown.current = pictures[index] ?? shown.current
  if (!shown.current) return null
  const back = (): void =>
    backTo({ first: overlay.first, opener: opener.current, left: walk.now().pictures, shown: shown.current })
  return (
    <Dialog class="lightbox whole" label={texts.lightbox} onClose={onClose} back={back}>
      <Picture {...shown.current} walk={walk} onClose={onClose} />
      <Neighbours pictures={pictures} index={index} />
    </Dialog>
  )
}

interface PictureProps {
  readonly file: FileView
  readonly walk: GalleryWalk
  readonly onClose: () => void
}

/** One picture at a time, as large as the window allows. */
function Picture({ file, walk, onClose }: PictureProps): JSX.Element {
  const texts = useFilesTexts()
  const { gallery, now, go } = walk
  const { pictures, index, hasLost } = gallery
  const last = pictures.length - 1
  const zoom = useRef<Zoom>(undefined)
  const box = useKeptFocus()
  const { loss, look } = useLoss(file)
  const isGone = loss === 'gone'
  const onKeyDown = (event: KeyboardEvent): void =>
    actByKey(event, { index, last, zoom: zoom.current, go, download: () => void (isGone || download(file)) })
  const place = last > 0 ? texts.countOf(index + 1, pictures.length) : undefined
  return (
    <div ref={box} class="lb" tabIndex={-1} onKeyDown={onKeyDown}>
      <LightboxBar file={file} place={place} isGone={isGone} onClose={onClose} />
      <LightboxStage
        key={file.id}
        file={file}
        loss={loss}
        zoom={zoom}
        onSwipe={(by) => go(now().index + by)}
        onError={look}
      />
      {index > 0 && (
        <StepButton class="before" label={texts.previous} path="m15 18-6-6 6-6" onClick={() => go(index - 1)} />
      )}
      {index < last && (
        <StepButton class="after" label={texts.next} path="m9 18 6-6-6-6" onClick={() => go(index + 1)} />
      )}
      <p class="lb-told" role="status">
        {hasLost && texts.deleted}
      </p>
    </div>
  )
}

/** What had the focus may go with a picture: keys go on here. */
function useKeptFocus(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (document.activeElement === document.body) box.current?.focus()
  })
  return box
}

/** Where one stands among the pictures, and what keys do there. */
interface Standing {
  readonly index: number
  readonly last: number
  readonly zoom: Zoom | undefined
  readonly go: (to: number) => void
  readonly download: () => void
}

function actByKey(event: KeyboardEvent, { index, last, zoom, go, download: save }: Standing): void {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => go(index - 1),
    ArrowRight: () => go(index + 1),
    Home: () => go(0),
    End: () => go(last),
    '+': () => zoom?.by(1.5),
    '=': () => zoom?.by(1.5),
    '-': () => zoom?.by(1 / 1.5),
    '0': () => zoom?.reset(),
    d: save,
  }
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  act()
}

function download(file: FileView): void {
  const link = document.createElement('a')
  link.href = fileAddress(file)
  link.download = file.name
  link.click()
}

interface Way {
  readonly first: FileId
  readonly opener: Element | null
  readonly left: readonly ShownPicture[]
  /** The one that was shown last. */
  readonly shown: ShownPicture | undefined
}

/** The focus goes back to the picture that was pressed, which may be drawn anew since; is it deleted, to the last one. */
function backTo({ first, opener, left, shown }: Way): void {
  const isLeft = left.some(({ file }) => file.id === first)
  if (isLeft && opener?.isConnected && opener !== document.body) return giveBack(opener)
  const id = isLeft ? first : shown?.file.id
  const picture = left.length > 0 && document.querySelector(`.log a[data-file="${id}"]`)
  giveBack(picture || document.querySelector(`.log li[data-seq="${shown?.seq}"] article`))
}

interface NeighboursProps {
  readonly pictures: readonly ShownPicture[]
  readonly index: number
}

/** The pictures before and after this one, so that they are there at once. */
function Neighbours({ pictures, index }: NeighboursProps): null {
  useEffect(() => {
    for (const near of [pictures[index + 1], pictures[index - 1]])
      if (near) new Image().src = pictureAddress(near.file, 1280)
  }, [pictures, index])
  return null
}

interface StepButtonProps {
  readonly class: string
  readonly label: string
  readonly path: string
  readonly onClick: () => void
}

function StepButton({ class: side, label, path, onClick }: StepButtonProps): JSX.Element {
  return (
    <button type="button" class={`ib lb-step ${side}`} aria-label={label} title={label} onClick={onClick}>
      <Drawn path={path} />
    </button>
  )
}
