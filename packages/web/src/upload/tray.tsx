import { formatSize, uploadTexts } from '@papo/protocol'
import type { Language, UploadTexts } from '@papo/protocol'
import type { Room, Sending } from '@papo/sdk'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { MiddleName } from '../files/middle-name.tsx'
import { Icon, IconButton } from '../parts/icon.tsx'
import { isTouch } from '../parts/media.ts'
import { useApp } from '../state/app.ts'
import type { App } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { cutText, mayRetry, problemText } from './problem.ts'
import type { Trays } from './trays.ts'
import './upload.css'
import type { Upload } from './upload.ts'

/** What goes with the next message of a room, above the field. */
export function Tray({ room }: { readonly room: Room }): JSX.Element | null {
  const app = useApp()
  const language = useCell(app.language)
  useCell(app.trays.lying)
  const uploads = app.trays.of(room)
  if (uploads.length === 0) return null
  return (
    // who has no mouse scrolls it by going through it
    <ul class="tray" aria-label={uploadTexts[language].tray}>
      {uploads.map((upload) => (
        <Chip key={upload} upload={upload} language={language} actions={actionsOf(app, upload)} />
      ))}
    </ul>
  )
}

/** What a message on its way waits for, in its row. */
export function Going({ uploads, sending, trays, language }: GoingProps): JSX.Element {
  const list = useRef<HTMLUListElement>(null)
  // before it is taken away: when the last file is there by itself, the message has the focus
  useLayoutEffect(() => {
    const { current } = list
    return () => {
      if (current?.contains(document.activeElement)) current.closest('article')?.focus()
    }
  }, [])
  return (
    <ul ref={list} class="tray going" aria-label={uploadTexts[language].tray}>
      {uploads.map((upload) => {
        const cancel = (): void => {
          void trays.cancel(upload)
          // nothing else holds the message
          if (uploads.every((one) => one === upload || one.state !== 'failed')) sending.retry()
        }
        const isLast = (): boolean => uploads.every((one) => one === upload || one.isOver)
        const actions = { cancel, isLast, retry: () => sending.retry() }
        return <Chip key={upload} upload={upload} language={language} actions={actions} />
      })}
    </ul>
  )
}

interface GoingProps {
  readonly sending: Sending
  readonly uploads: readonly Upload[]
  readonly trays: Trays
  readonly language: Language
}

/** What can be done with a file on its way. */
interface ChipActions {
  readonly cancel: () => void
  readonly retry: () => void
  /** Whether the message goes as it ends, and with it the other chips. */
  readonly isLast?: () => boolean
  /** Takes the focus when the last of what lies ready goes. */
  readonly leave?: () => unknown
  /** Only of what lies ready. */
  readonly describe?: () => void
}

function actionsOf({ trays, overlay, composer }: App, upload: Upload): ChipActions {
  return {
    // a keyboard on glass would come up unasked
    leave: () => isTouch() || composer.set({ focus: true }),
    cancel: () => void trays.cancel(upload),
    retry: () => void trays.retry(upload),
    describe: () => overlay.set({ type: 'describe', upload }),
  }
}

/** Where the focus goes when a chip goes: to the next one, else to its message, or the field that it was to go with. */
function leaveChip(button: HTMLElement, { isLast, leave }: ChipActions): void {
  const chip = button.closest('li')
  const next = isLast?.() === true ? undefined : (chip?.nextElementSibling ?? chip?.previousElementSibling)
  const place = next?.querySelector<HTMLElement>(endOfChip) ?? chip?.closest('article')
  if (place) place.focus()
  else leave?.()
}

/** The button that ends it. */
const endOfChip = '.ib'

interface ChipProps {
  readonly upload: Upload
  readonly language: Language
  readonly actions: ChipActions
}

/** One file: what it is, how far it is, and how to end it. */
function Chip({ upload, language, actions }: ChipProps): JSX.Element {
  useCell(upload.changes)
  const texts = uploadTexts[language]
  const { name, state, isPicture, alt } = upload
  const isOnItsWay = state !== 'done' && state !== 'failed'
  const label = isOnItsWay ? texts.cancel(name) : texts.remove(name)
  return (
    <li class={state === 'failed' ? 'upl bad' : 'upl'}>
      {isPicture && actions.describe && state !== 'failed' ? (
        <button type="button" class="th" aria-label={texts.describeName(name, alt)} onClick={actions.describe}>
          <Thumbnail upload={upload} />
        </button>
      ) : (
        <span class="th">
          <Thumbnail upload={upload} />
        </span>
      )}
      <div class="ui">
        <MiddleName name={name} />
        <Progress upload={upload} language={language} texts={texts} />
      </div>
      {state === 'failed' && mayRetry(upload) && (
        <button
          type="button"
          class="bb sm"
          aria-label={texts.retryName(name)}
          onClick={({ currentTarget }) => {
            // it goes with the failure
            currentTarget.closest('li')?.querySelector<HTMLElement>(endOfChip)?.focus()
            actions.retry()
          }}
        >
          {texts.retry}
        </button>
      )}
      <IconButton
        icon="x"
        size={17}
        class="sm"
        label={label}
        onClick={({ currentTarget }) => {
          leaveChip(currentTarget, actions)
          actions.cancel()
        }}
      />
    </li>
  )
}

function Thumbnail({ upload }: { readonly upload: Upload }): JSX.Element {
  const { picture, source } = upload
  const [isBroken, setBroken] = useState(false)
  if (picture !== undefined && !isBroken)
    return <img src={picture} alt="" decoding="async" draggable={false} onError={() => setBroken(true)} />
  return <Icon name={source?.voice ? 'mic' : 'file'} size={20} />
}

interface ProgressProps {
  readonly upload: Upload
  readonly language: Language
  readonly texts: UploadTexts
}

function Progress({ upload, language, texts }: ProgressProps): JSX.Element {
  const { state, size, sent, name, isCut, alt } = upload
  if (state === 'failed') return <span class="why">{problemText(upload, language)}</span>
  const whole = formatSize(size, language)
  if (state === 'done') {
    return (
      <>
        <span>{whole}</span>
        {alt !== '' && <span class="alt">{alt}</span>}
      </>
    )
  }
  const percent = size === 0 ? 0 : Math.min(100, Math.floor((sent / size) * 100))
  const words = isCut
    ? cutText(upload, language)
    : ({ waiting: texts.waiting, processing: texts.processing }[state as string] ?? texts.part(percent, whole))
  return (
    <>
      <span class={isCut && upload.problem ? 'held' : ''}>{words}</span>
      <progress max={100} value={percent} aria-label={texts.progress(name)} />
    </>
  )
}
