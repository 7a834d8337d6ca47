import { ChatError } from '@papo/protocol'
import type { FileView, UserId } from '@papo/protocol'
import { isProgram, programHead, refusedByType } from './file-types.ts'
import type { Content, Incoming, OpenedContent } from './files.ts'
import type { Hub } from './hub.ts'

/** Keeps a file whose content came whole; rejects with `file_type_refused` where it is of no kind that is taken. */
export async function keepFile(hub: Hub, incoming: Incoming, content: Content): Promise<FileView> {
  await checkContent(hub, content)
  const preview = content.kind === 'image' ? await previewOf(hub, content, incoming.owner) : undefined
  const view = viewOf(incoming, content, preview?.colour)
  const { id: _id, owner, room } = incoming
  await hub.store.files.putFile({ view, hash: content.hash, owner, room, at: hub.clock.now() })
  return view
}

async function checkContent({ settings: { uploads }, files }: Hub, { hash, type }: Content): Promise<void> {
  const refused = refusedByType(uploads.types, type)
  if (refused !== undefined) throw new ChatError('file_type_refused', { given: refused })
  if (uploads.types !== 'safe') return
  const opened = await files.open(hash, { first: 0, last: programHead - 1 })
  if (opened && isProgram(await bytesOf(opened))) throw new ChatError('file_type_refused', { given: type })
}

/** Waits for the smaller pictures, but not for ever. */
async function previewOf(
  { clock, limits, files }: Hub,
  content: Content,
  owner: UserId,
): Promise<{ colour: string } | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const cancel = clock.after(limits.previewWaitMs, () => resolve(undefined))
  const made = await Promise.race([files.preview(content, owner), promise])
  cancel()
  return made
}

function viewOf({ id, name, voice }: Incoming, content: Content, colour: string | undefined): FileView {
  const { type, kind, size, width, height, frames, durationMs } = content
  const isSound = kind === 'audio' || kind === 'video'
  const base = { id, name, size }
  // what was recorded here has no picture, whatever its container can hold
  if (voice && isSound) {
    const { bars } = voice
    return {
      ...base,
      kind: 'voice',
      type: type.replace('video/', 'audio/'),
      durationMs: voice.durationMs,
      ...(bars && { bars: [...bars] }),
    }
  }
  return {
    ...base,
    kind,
    type,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(frames !== undefined && { frames }),
    ...(durationMs !== undefined && { durationMs }),
    ...(colour !== undefined && { colour }),
  }
}

async function bytesOf({ stream }: OpenedContent): Promise<Uint8Array> {
  const bytes: number[] = []
  for await (const part of stream) bytes.push(...part)
  return Uint8Array.from(bytes)
}
