import { formatSize, limits, uploadTexts } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { App } from '../state/app.ts'
import type { Given } from './trays.ts'
import type { Upload } from './upload.ts'

/** Lays files ready in a room, tells how they go to who does not see it; answers why some are not among them. */
export function attach(app: App, room: Room, files: readonly File[]): string | undefined {
  const { trays, language } = app
  const texts = uploadTexts[language.get()]
  const free = limits.filesPerMessage - trays.of(room).length
  const given = files.slice(0, free).map((file): Given => ({ blob: file, name: file.name }))
  if (given.length > 0) void trays.lay(room, given).then((uploads) => tellAll(app, uploads))
  return files.length > free ? texts.tooMany(limits.filesPerMessage) : undefined
}

/** Why a file was not sent, in words. */
export function problemText({ problem, size }: Upload, language: Language): string {
  const texts = uploadTexts[language]
  const { code, text, max = 0 } = problem ?? { code: '' }
  if (text !== undefined && text !== '') return text
  if (code === 'file_too_big')
    return texts.tooBig(formatSize(problem?.size ?? size, language), formatSize(max, language))
  if (code === 'file_empty') return texts.empty
  return code === 'unreadable' ? texts.notReadable : texts.refused
}

/** What trying again would not change. */
const final: ReadonlySet<string> = new Set([
  'file_empty',
  'file_invalid',
  'file_too_big',
  'file_type_refused',
  'unreadable',
])

/** Whether it is worth while to try a failed one again. */
export function mayRetry({ problem }: Upload): boolean {
  return problem !== undefined && !final.has(problem.code)
}

/** Says of files that they go, together, and of each that it arrived or failed. */
export function tellAll(app: App, uploads: readonly Upload[]): void {
  const going = uploads.filter(({ state }) => state !== 'failed' && state !== 'cancelled')
  const texts = uploadTexts[app.language.get()]
  if (going.length > 0) say(app, texts.began(going.map(({ name }) => name).join(', ')))
  for (const upload of uploads) tellEnd(app, upload)
}

function tellEnd(app: App, upload: Upload): void {
  let before: Upload['state'] = 'waiting'
  const look = (): void => {
    const { state, name } = upload
    if (state === before) return
    before = state
    const language = app.language.get()
    const texts = uploadTexts[language]
    if (state === 'done') say(app, texts.arrived(name))
    if (state === 'failed') app.announcer.alert(texts.failed(name, problemText(upload, language)))
    if (state === 'cancelled') stop()
  }
  const stop = upload.changes.watch(look)
  look()
}

function say({ announcer }: App, text: string): void {
  announcer.say({ text, isFirst: true })
}
