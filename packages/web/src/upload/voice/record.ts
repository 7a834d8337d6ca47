import { uploadTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import { isTouch } from '../../parts/media.ts'
import { setReply } from '../../state/app.ts'
import type { App } from '../../state/app.ts'
import { tellAll } from '../attach.ts'
import { askBeforeLeaving } from '../leaving.ts'
import type { Trays } from '../trays.ts'
import { Recording } from './recording.ts'
import type { Recorded } from './recording.ts'

const endings: Readonly<Record<string, string>> = { 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' }

/** Begins to record in a room; answers why it cannot. */
export async function record(app: App, room: Room): Promise<string | undefined> {
  const { trays, language, announcer } = app
  if (trays.recordings.get().has(room.id)) return undefined
  const recording = new Recording()
  trays.record(room, recording)
  askWhileRecorded(trays)
  const problem = await recording.begin()
  const { voice } = uploadTexts[language.get()]
  if (problem) {
    trays.record(room, undefined)
    leaveBar(app)
    return voice[problem]
  }
  if (recording.state === 'recording') announcer.say({ text: voice.started, isFirst: true })
  return undefined
}

/** Gives on the focus that the bar had, and that goes with it: to the field, or on glass, where a keyboard would come up unasked, to what records. */
export function leaveBar({ composer }: App): void {
  requestAnimationFrame(() => {
    if (!isTouch()) return composer.set({ focus: true })
    document.querySelector('.composer .row use[href="#i-mic"]')?.closest('button')?.focus()
  })
}

/** Whether the page is watched already. */
let isAsking = false

/** What is recorded and not sent lies in this page alone, in whatever room. */
function askWhileRecorded({ recordings }: Trays): void {
  if (!isAsking) askBeforeLeaving(() => recordings.get().size > 0)
  isAsking = true
}

/** Sends what was recorded, as a message of its own; its bar is there until the recording is whole. */
export async function sendRecording(app: App, room: Room, recording: Recording): Promise<void> {
  const { trays, replies, language } = app
  const recorded = await recording.stop()
  trays.record(room, undefined)
  if (!recorded) return
  const reply = replies.get().get(room.id)
  const taken = trays.takeAlone(room, {
    blob: recorded.blob,
    name: nameOf(recorded, uploadTexts[language.get()].voice.file),
    voice: { durationMs: recorded.durationMs, bars: recorded.bars },
  })
  tellAll(app, taken.uploads)
  const sending = room.send('', { files: taken.files, ...(reply && { reply: reply.seq }) })
  setReply(app, room, undefined)
  trays.follow(sending, taken)
}

/** Stops it and takes it away; for a few seconds it can be had back. */
export function discardRecording(app: App, room: Room, recording: Recording): void {
  const { trays, toasts, language } = app
  const { voice } = uploadTexts[language.get()]
  const wasAsking = recording.state === 'asking'
  void recording.stop()
  trays.record(room, undefined)
  if (wasAsking) return
  const restore = (): void => trays.record(room, recording)
  toasts.show({ text: voice.discarded, actions: [{ label: voice.undo, act: restore }] })
}

/** `voz-2025-11-21-14h05.webm`. */
function nameOf({ blob: { type } }: Recorded, word: string): string {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${word}-${day}-${two(now.getHours())}h${two(now.getMinutes())}.${endings[type] ?? 'webm'}`
}
