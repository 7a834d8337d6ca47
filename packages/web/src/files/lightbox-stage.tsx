import type { FileView } from '@papo/protocol'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { fileAddress, pictureAddress } from './addresses.ts'
import { useFilesTexts } from './use-files-texts.ts'
import type { Loss } from './use-loss.ts'
import { Zoom } from './zoom.ts'

interface LightboxStageProps {
  readonly file: FileView
  readonly loss: Loss | undefined
  readonly zoom: { current: Zoom | undefined }
  readonly onSwipe: (direction: 1 | -1) => void
  /** The picture did not come. */
  readonly onError: () => void
}

/** A picture that is large enough for the window; enlarged, it is the one that was sent. */
export function LightboxStage({ file, loss, zoom, onSwipe, onError }: LightboxStageProps): JSX.Element {
  const texts = useFilesTexts()
  const stage = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLImageElement>(null)
  const [isWhole, setWhole] = useState(false)
  useEffect(() => {
    if (!stage.current || !picture.current) return undefined
    const parts = { stage: stage.current, picture: picture.current, onSwipe, onZoomed: () => setWhole(true) }
    const made = (zoom.current = new Zoom(parts))
    return () => made.close()
    // a stage is of one picture
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <div ref={stage} class="lb-stage">
      {loss && <p class="lb-lost">{texts[loss](file.name)}</p>}
      <img
        ref={picture}
        hidden={loss !== undefined}
        src={isWhole ? fileAddress(file) : pictureAddress(file, 1280)}
        width={file.width}
        height={file.height}
        style={{ backgroundColor: file.colour }}
        alt={file.alt ?? file.name}
        draggable={false}
        onError={onError}
      />
    </div>
  )
}
