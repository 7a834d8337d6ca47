import type { Container } from './container.ts'
import { cutGif } from './gif.ts'
import { editIsoMedia } from './iso-media.ts'
import { cutJpeg } from './jpeg.ts'
import { cutPng } from './png.ts'
import { cutWebp } from './webp.ts'

const byType: ReadonlyMap<string, Container> = new Map<string, Container>([
  ['image/jpeg', cutJpeg],
  ['image/png', cutPng],
  ['image/gif', cutGif],
  ['image/webp', cutWebp],
  ...['image/avif', 'image/heic', 'video/mp4', 'audio/mp4', 'video/quicktime', 'video/3gpp', 'video/3gpp2'].map(
    (type) => [type, editIsoMedia] as const,
  ),
])

/** How the metadata is cut out of a file of a type; undefined where none is. */
export function containerOf(type: string): Container | undefined {
  return byType.get(type)
}
