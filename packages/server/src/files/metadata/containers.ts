import { editCr3, editJpeg2000, editJpegXl } from './boxed-picture.ts'
import type { Container } from './container.ts'
import { cutGif } from './gif.ts'
import { editFilm, editPicture } from './iso-media.ts'
import { cutJpeg } from './jpeg.ts'
import { editMatroska } from './matroska.ts'
import { cutPng } from './png.ts'
import { editTiff } from './tiff.ts'
import { cutWebp } from './webp.ts'

const containers: ReadonlyArray<readonly [Container, readonly string[]]> = [
  [cutJpeg, ['image/jpeg']],
  [cutPng, ['image/png']],
  [cutGif, ['image/gif']],
  [cutWebp, ['image/webp']],
  [editPicture, ['image/avif', 'image/heic']],
  [editFilm, ['video/mp4', 'audio/mp4', 'video/quicktime', 'video/3gpp', 'video/3gpp2', 'image/mj2']],
  [editMatroska, ['video/webm', 'audio/webm', 'video/matroska', 'audio/matroska']],
  [editTiff, ['image/tiff', 'image/x-adobe-dng', 'image/x-canon-cr2', 'image/x-nikon-nef', 'image/x-sony-arw']],
  [editTiff, ['image/x-olympus-orf', 'image/x-panasonic-rw2']],
  [editCr3, ['image/x-canon-cr3']],
  [editJpegXl, ['image/jxl']],
  [editJpeg2000, ['image/jp2', 'image/jpx', 'image/jpm']],
]

const byType: ReadonlyMap<string, Container> = new Map(
  containers.flatMap(([container, types]) => types.map((type) => [type, container] as const)),
)

/** How the metadata is cut out of a file of a type; undefined where none is. */
export function containerOf(type: string): Container | undefined {
  return byType.get(type)
}
