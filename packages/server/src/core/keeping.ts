import { ChatError } from '@papo/protocol'
import type { FileView } from '@papo/protocol'
import { isProgram, programHead, refusedByType } from './file-types.ts'
import type { Content, Incoming, OpenedContent } from './files.ts'
import type { Hub } from './hub.ts'

/** A content that came whole, and how long it was when it was sent. */
export interface Whole {
  readonly content: Content
  readonly sent: number
}

/** Keeps a file whose content came whole; rejects with `file_type_refused` where it is of no kind that is taken. */
export async function keepFile(hub: Hub, incoming: Incoming, { content, sent }: Whole): Promise<FileView> {
  await checkContent(hub, content)
  const view = viewOf(incoming, content)
  const { owner, room } = incoming
  const { hash, size } = content
  const at = hub.clock.now()
  await hub.store.files.putFile({ view, hash, owner, room, at, ...(sent !== size && { sent }) })
  return view
}

async function checkContent({ settings: { uploads }, files }: Hub, { hash, type }: Content): Promise<void> {
  const refused = refusedByType(uploads.types, type)
  if (refused !== undefined) throw new ChatError('file_type_refused', { given: refused })
  if (uploads.types !== 'safe') return
  const opened = await files.open(hash, { first: 0, last: programHead - 1 })
  if (opened && isProgram(await bytesOf(opened))) throw new ChatError('file_type_refused', { given: type })
}

function viewOf({ id, name, voice }: Incoming, content: Content): FileView {
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
  }
}

async function bytesOf({ stream }: OpenedContent): Promise<Uint8Array> {
  const bytes: number[] = []
  for await (const part of stream) bytes.push(...part)
  return Uint8Array.from(bytes)
}
