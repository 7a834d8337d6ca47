import { uploadTexts } from '@papo/protocol'
import type { UploadTexts } from '@papo/protocol'
import type { JSX } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { useApp, useTexts } from '../state/app.ts'
import type { Overlay } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { isShrinkable } from './shrink.ts'
import type { Upload } from './upload.ts'
import './upload.css'

const mostCharacters = 500

interface DescribeProps {
  readonly overlay: Overlay
  readonly onClose: () => void
}

/** Says in words what a picture shows, and whether it goes as it is. */
export function DescribeDialog({ overlay, onClose }: DescribeProps): JSX.Element | null {
  return overlay.type === 'describe' ? <Describe upload={overlay.upload} onClose={onClose} /> : null
}

function Describe({ upload, onClose }: { readonly upload: Upload; readonly onClose: () => void }): JSX.Element {
  const { trays, language } = useApp()
  const { cancel } = useTexts()
  const texts = uploadTexts[useCell(language)]
  const field = useRef<HTMLTextAreaElement>(null)
  const wasOriginal = upload.source?.isOriginal === true
  const [isOriginal, setOriginal] = useState(wasOriginal)
  const save = (): void => {
    const alt = (field.current?.value ?? '').trim()
    if (alt !== upload.alt) trays.describe(upload, alt)
    if (isOriginal !== wasOriginal) void trays.sendAgain(upload, isOriginal)
    onClose()
  }
  return (
    <Dialog title={texts.describe} onClose={onClose}>
      {upload.picture !== undefined && <img class="described" src={upload.picture} alt="" />}
      <label class="fld" for="alt">
        {texts.describeSub}
      </label>
      <textarea
        ref={field}
        id="alt"
        class="alt"
        rows={3}
        maxLength={mostCharacters}
        defaultValue={upload.alt}
        autofocus
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          save()
        }}
      />
      {upload.given && isShrinkable({ ...upload.given, isOriginal: false }) && (
        <AsIs isOriginal={isOriginal} setOriginal={setOriginal} texts={texts} />
      )}
      <div class="ends">
        <button type="button" class="bb" onClick={onClose}>
          {cancel}
        </button>
        <button type="button" class="go" onClick={save}>
          {texts.save}
        </button>
      </div>
    </Dialog>
  )
}

interface AsIsProps {
  readonly isOriginal: boolean
  readonly setOriginal: (isOriginal: boolean) => void
  readonly texts: UploadTexts
}

function AsIs({ isOriginal, setOriginal, texts }: AsIsProps): JSX.Element {
  const id = useId()
  return (
    <label class="original">
      <input
        type="checkbox"
        aria-labelledby={id}
        aria-describedby={`${id}-why`}
        checked={isOriginal}
        onChange={({ currentTarget }) => setOriginal(currentTarget.checked)}
      />
      <span>
        <span id={id}>{texts.original}</span>
        <small id={`${id}-why`}>{texts.originalSub}</small>
      </span>
    </label>
  )
}
