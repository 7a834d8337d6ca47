import type { FileId, FileView } from '@papo/protocol'
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { giveBack } from '../parts/give-back.ts'
import { Icon, IconButton } from '../parts/icon.tsx'
import { useTexts } from '../state/app.ts'
import type { Overlay } from '../state/app.ts'
import { fileAddress, isGone, pictureAddress } from './addresses.ts'
import { MiddleName } from './middle-name.tsx'
import { useFilesTexts } from './use-files-texts.ts'
import { Zoom } from './zoom.ts'
import './lightbox.css'

interface LightboxProps {
  readonly pictures: readonly FileView[]
  readonly first: FileId
  readonly onClose: () => void
}

/** The dialog that shows pictures. */
export function LightboxDialog({
  overlay,
  onClose,
}: {
  readonly overlay: Overlay
  readonly onClose: () => void
}): JSX.Element | null {
  return overlay.type === 'pictures' ? <Lightbox {...overlay} onClose={onClose} /> : null
}

/** One picture at a time, as large as the window allows. */
function Lightbox({ pictures, first, onClose }: LightboxProps): JSX.Element | null {
  const texts = useFilesTexts()
  const [index, setIndex] = useState(() => indexOf(pictures, first))
  const zoom = useRef<Zoom>(undefined)
  const opener = useRef(document.activeElement)
  const file = pictures[index]
  if (!file) return null
  const last = pictures.length - 1
  const go = (to: number): void => setIndex(Math.max(0, Math.min(last, to)))
  const onKeyDown = (event: KeyboardEvent): void => actByKey(event, { file, index, last, zoom: zoom.current, go })
  return (
    <Dialog class="lightbox" label={texts.lightbox} onClose={onClose} back={() => backTo(first, opener.current)}>
      <div class="lb" tabIndex={-1} onKeyDown={onKeyDown}>
        <Bar file={file} place={last > 0 ? texts.countOf(index + 1, pictures.length) : undefined} onClose={onClose} />
        <Stage key={file.id} file={file} zoom={zoom} onSwipe={(by) => go(index + by)} />
        {index > 0 && (
          <StepButton class="before" label={texts.previous} path="m15 18-6-6 6-6" onClick={() => go(index - 1)} />
        )}
        {index < last && (
          <StepButton class="after" label={texts.next} path="m9 18 6-6-6-6" onClick={() => go(index + 1)} />
        )}
        <Neighbours pictures={pictures} index={index} />
      </div>
    </Dialog>
  )
}

function indexOf(pictures: readonly FileView[], wanted: FileId): number {
  const found = pictures.findIndex(({ id }) => id === wanted)
  return Math.max(0, found)
}

/** Where one stands among the pictures, and what keys do there. */
interface Standing {
  readonly file: FileView
  readonly index: number
  readonly last: number
  readonly zoom: Zoom | undefined
  readonly go: (to: number) => void
}

function actByKey(event: KeyboardEvent, { file, index, last, zoom, go }: Standing): void {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => go(index - 1),
    ArrowRight: () => go(index + 1),
    Home: () => go(0),
    End: () => go(last),
    '+': () => zoom?.by(1.5),
    '=': () => zoom?.by(1.5),
    '-': () => zoom?.by(1 / 1.5),
    '0': () => zoom?.reset(),
    d: () => download(file),
  }
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  act()
}

interface BarProps {
  readonly file: FileView
  /** Which of how many it is, in words. */
  readonly place: string | undefined
  readonly onClose: () => void
}

/** What a picture is called, and what can be done with it. */
function Bar({ file, place, onClose }: BarProps): JSX.Element {
  const texts = useFilesTexts()
  const { close } = useTexts()
  return (
    <header>
      <p aria-live="polite">
        <MiddleName name={file.name} />
        {place !== undefined && <span>{place}</span>}
      </p>
      <BarLink label={`${texts.download(file.name)} (D)`} file={file} download={file.name}>
        <Icon name="download" />
      </BarLink>
      <BarLink label={texts.openOriginal} file={file} target="_blank">
        <Drawn path="M15 3h6v6M10 14 21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6" />
      </BarLink>
      <IconButton icon="x" label={close} onClick={onClose} autofocus />
    </header>
  )
}

/** The focus goes back to the picture that was pressed, which may be drawn anew since. */
function backTo(id: FileId, opener: Element | null): void {
  const isThere = opener?.isConnected && opener !== document.body
  giveBack(isThere ? opener : document.querySelector(`.log a[data-file="${id}"]`))
}

function download(file: FileView): void {
  const link = document.createElement('a')
  link.href = fileAddress(file)
  link.download = file.name
  link.click()
}

interface StageProps {
  readonly file: FileView
  readonly zoom: { current: Zoom | undefined }
  readonly onSwipe: (direction: 1 | -1) => void
}

/** A picture that is large enough for the window; enlarged, it is the one that was sent. */
function Stage({ file, zoom, onSwipe }: StageProps): JSX.Element {
  const texts = useFilesTexts()
  const stage = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLImageElement>(null)
  const [isWhole, setWhole] = useState(false)
  const [loss, setLoss] = useState<string>()
  useEffect(() => {
    if (!stage.current || !picture.current) return undefined
    const parts = { stage: stage.current, picture: picture.current, onSwipe, onZoomed: () => setWhole(true) }
    const made = (zoom.current = new Zoom(parts))
    return () => made.close()
    // a stage is of one picture
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const look = (): void =>
    void isGone(file).then((isLost) => setLoss(isLost ? texts.gone(file.name) : texts.failed(file.name)))
  return (
    <div ref={stage} class="lb-stage">
      {loss !== undefined && <p class="lb-lost">{loss}</p>}
      <img
        ref={picture}
        hidden={loss !== undefined}
        src={isWhole ? fileAddress(file) : pictureAddress(file, 1280)}
        width={file.width}
        height={file.height}
        style={{ backgroundColor: file.colour }}
        alt={file.alt ?? file.name}
        draggable={false}
        onError={look}
      />
    </div>
  )
}

/** The pictures before and after this one, so that they are there at once. */
function Neighbours({ pictures, index }: { readonly pictures: readonly FileView[]; readonly index: number }): null {
  useEffect(() => {
    for (const file of [pictures[index + 1], pictures[index - 1]])
      if (file) new Image().src = pictureAddress(file, 1280)
  }, [pictures, index])
  return null
}

interface BarLinkProps {
  readonly file: FileView
  readonly label: string
  readonly download?: string
  readonly target?: string
  readonly children: ComponentChildren
}

function BarLink({ file, label, children, ...rest }: BarLinkProps): JSX.Element {
  return (
    <a class="ib" href={fileAddress(file)} aria-label={label} title={label} {...rest}>
      {children}
    </a>
  )
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

function Drawn({ path }: { readonly path: string }): JSX.Element {
  return (
    <svg class="i" width={20} height={20} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
