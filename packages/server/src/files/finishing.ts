import { open } from 'node:fs/promises'
import { ChatError } from '@papo/protocol'
import type { Content, Incoming } from '../core/files.ts'
import { cutFile, hashFile } from './cut-file.ts'
import { mediaOf } from './media-type.ts'
import type { Media } from './media-type.ts'
import type { Container, Facts } from './metadata/container.ts'
import { containerOf } from './metadata/containers.ts'
import { measureSound } from './metadata/sounds.ts'
import { ifThere } from './storage-trouble.ts'
import { Window } from './window.ts'

/** A picture that nobody could open: more on a side than a JPEG can have, or more in all than fits in memory. */
const most = { side: 65_000, pixels: 500_000_000 }

/** Where a finished file lies, and what it is. */
export interface Finished {
  readonly path: string
  readonly content: Content
}

/** Finds out what a file is and cuts its metadata out, into a new file where there is something to cut. */
export async function finishFile(path: string, incoming: Incoming, temporary: string): Promise<Finished> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    if (size === 0) throw new ChatError('file_empty')
    const source = new Window(file, size)
    const media = await mediaOf(source, incoming.type)
    const facts: Facts = { width: 0, height: 0, frames: 1 }
    const container = containerOf(media.type)
    if (container && !incoming.isOriginal) {
      const cut = await cutFile(source, container(source, facts), temporary)
      return { path: temporary, content: { ...cut, ...media, ...told(media, facts) } }
    }
    if (container) await measure(source, container, facts)
    else await measureSound(source, media.type, facts)
    const hash = await hashFile(source)
    await file.sync()
    return { path, content: { hash, size, ...media, ...told(media, facts) } }
  } finally {
    await file.close()
  }
}

/** Goes through a file only for what its header tells. */
async function measure(source: Window, container: Container, facts: Facts): Promise<void> {
  for await (const piece of container(source, facts)) void piece
}

/** What a picture that is kept tells of itself; undefined where it is no more, or tells nothing. */
export async function factsOf(path: string, type: string): Promise<Facts | undefined> {
  const container = containerOf(type)
  if (!container) return undefined
  const file = await ifThere(() => open(path, 'r'))
  if (!file) return undefined
  try {
    const facts: Facts = { width: 0, height: 0, frames: 1 }
    await measure(new Window(file, (await file.stat()).size), container, facts)
    return facts
  } finally {
    await file.close()
  }
}

/** What is told of a picture, a film or a sound; a picture that nobody could open is refused. */
function told({ kind }: Media, { width, height, frames, durationMs }: Facts): Partial<Content> {
  const isAbsurd = Math.max(width, height) >= most.side || width * height > most.pixels
  if (kind === 'image' && isAbsurd) throw new ChatError('file_invalid', { problem: 'pixels' })
  const hasSides = (kind === 'image' || kind === 'video') && !isAbsurd && width > 0 && height > 0
  return {
    ...(hasSides && { width, height }),
    ...(kind === 'image' && frames > 1 && { frames }),
    ...((kind === 'audio' || kind === 'video') && durationMs !== undefined && { durationMs }),
  }
}
