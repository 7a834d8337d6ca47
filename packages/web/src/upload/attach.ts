import { limits, uploadTexts } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { App } from '../state/app.ts'
import { problemText } from './problem.ts'
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
