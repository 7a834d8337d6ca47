import { uploadTexts } from '@papo/protocol'
import type { UploadTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon, IconButton } from '../../parts/icon.tsx'
import { useApp } from '../../state/app.ts'
import type { App } from '../../state/app.ts'
import { useCell } from '../../state/cell.ts'
import '../upload.css'
import { discardRecording, leaveBar, sendRecording } from './record.ts'
import { longestMs } from './recording.ts'
import type { Recording } from './recording.ts'
import { usePreview } from './use-preview.ts'
import type { Preview } from './use-preview.ts'
import { Waveform } from './waveform.tsx'

interface VoiceBarProps {
  readonly room: Room
  readonly recording: Recording
}

const almostMs = 10_000

/** What the field becomes while one records, and until what was recorded is sent or discarded. */
export function VoiceBar({ room, recording }: VoiceBarProps): JSX.Element {
  const app = useApp()
  const texts = uploadTexts[useCell(app.language)].voice
  useCell(recording.changes)
  const sendButton = useRef<HTMLButtonElement>(null)
  const preview = usePreview(recording)
  useTold(app, recording, texts)
  useEffect(() => {
    sendButton.current?.focus()
    // what is recorded here stays here, also when one goes to another room
    return () => void recording.stop()
  }, [recording])
  const leave = async (act: () => Promise<void> | void): Promise<void> => {
    preview.pause()
    await act()
    leaveBar(app)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || recording.state === 'stopped') return
    event.stopPropagation()
    event.preventDefault()
    void recording.stop()
  }
  const isAsking = recording.state === 'asking'
  return (
    <div class="row rec" role="group" aria-label={texts.label} onKeyDown={onKeyDown}>
      <IconButton
        icon="x"
        label={texts.discard}
        onClick={() => void leave(() => discardRecording(app, room, recording))}
      />
      {isAsking ? (
        <span class="tm wide">{texts.asking}</span>
      ) : (
        <Recorded recording={recording} texts={texts} preview={preview} />
      )}
      <button
        ref={sendButton}
        type="button"
        class="send"
        aria-label={texts.send}
        title={texts.send}
        aria-disabled={isAsking}
        onClick={() => isAsking || void leave(() => sendRecording(app, room, recording))}
      >
        <Icon name="arrow-up" />
      </button>
    </div>
  )
}

interface RecordedProps {
  readonly recording: Recording
  readonly texts: UploadTexts['voice']
  readonly preview: Preview
}

/** How long and how loud it is, and how to hear it. */
function Recorded({ recording, texts, preview }: RecordedProps): JSX.Element {
  const lengthMs = useLength(recording)
  const { isPlaying, atMs } = preview
  const isRecording = recording.state === 'recording'
  return (
    <>
      {isRecording && <span class="rd" />}
      <span class="tm">
        {isPlaying ? `${clock(atMs)} / ` : ''}
        {clock(lengthMs)} {isRecording && <em>{texts.of(clock(longestMs))}</em>}
      </span>
      <Waveform recording={recording} played={isPlaying ? atMs / Math.max(1, lengthMs) : undefined} />
      <button type="button" class="bb" onClick={() => void preview.toggle()}>
        {isPlaying ? texts.pause : texts.listen}
      </button>
    </>
  )
}

/** `0:07`. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** How long it is, as it grows. */
function useLength(recording: Recording): number {
  const [lengthMs, setLength] = useState(recording.lengthMs)
  const { state } = recording
  useEffect(() => {
    const look = (): void => setLength(recording.lengthMs)
    look()
    if (state !== 'recording') return undefined
    const timer = setInterval(look, 200)
    return () => clearInterval(timer)
  }, [recording, state])
  return lengthMs
}

/** Says that it stopped, and shortly before it does so by itself; never the time as it goes. */
function useTold({ announcer }: App, recording: Recording, texts: UploadTexts['voice']): void {
  const { state } = recording
  const before = useRef(state)
  useEffect(() => {
    const wasRecording = before.current === 'recording'
    before.current = state
    const say = (text: string): void => announcer.say({ text, isFirst: true })
    if (state === 'stopped' && wasRecording) {
      const seconds = Math.round(recording.lengthMs / 1_000)
      const length = texts.time(Math.floor(seconds / 60), seconds % 60)
      say(recording.lengthMs >= longestMs ? texts.limit : texts.stopped(length))
    }
    if (state !== 'recording') return undefined
    const timer = setTimeout(() => say(texts.almost(almostMs / 1_000)), longestMs - almostMs - recording.lengthMs)
    return () => clearTimeout(timer)
  }, [recording, state])
}
