import type { Room } from '@papo/sdk'
import type { JSX, RefObject } from 'preact'
import { IconButton } from '../parts/icon.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { loadParts } from '../upload/load-parts.ts'
import type { Said } from './says.tsx'

interface AttachProps {
  readonly picker: RefObject<HTMLInputElement | null>
  readonly onFiles: (files: readonly File[]) => void
}

/** Asks for files of this device. */
export function AttachButton({ picker, onFiles }: AttachProps): JSX.Element {
  const { attach } = useTexts().composer
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // else the same file could not be chosen again
          currentTarget.value = ''
        }}
      />
      <IconButton icon="paperclip" label={attach} onClick={() => picker.current?.click()} />
    </>
  )
}

interface MicProps {
  readonly room: Room
  readonly say: (said: Said | undefined) => void
  readonly onAttach: () => void
}

/** Begins to record; where the browser gives no microphone for want of HTTPS, says so. */
export function MicButton({ room, say, onAttach }: MicProps): JSX.Element | null {
  const app = useApp()
  const { composer, error } = useTexts()
  const { record, voiceNeedsHttps, attach } = composer
  const canRecord = 'MediaRecorder' in window && 'mediaDevices' in navigator
  if (isSecureContext && !canRecord) return null
  const start = (): void => {
    if (!isSecureContext) return say({ text: voiceNeedsHttps, isCalm: true, action: { label: attach, act: onAttach } })
    say(undefined)
    loadParts().then(
      async ({ record: begin }) => {
        const problem = await begin(app, room)
        if (problem !== undefined) say({ text: problem })
      },
      () => say({ text: error.notLoaded }),
    )
  }
  return <IconButton icon="mic" label={record} onClick={start} />
}
