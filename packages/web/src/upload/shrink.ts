import type { Source } from './upload.ts'

/** Larger ones look no better on any screen. */
const mostPixels = 4_096
const quality = 0.9
/** What the browser can write again as it was. */
const shrinkable: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])
/** Where a moving picture says that it moves. */
const headLength = 4_096

/** Whether a file may become smaller before it is sent. */
export function isShrinkable({ blob, isOriginal }: Source): boolean {
  return isOriginal !== true && shrinkable.has(blob.type)
}

/** Makes a picture of more than 4,096 pixels smaller; all others stay as they are. */
export async function shrink(source: Source): Promise<Source> {
  if (!isShrinkable(source) || (await isMoving(source.blob))) return source
  const { width, height } = await measure(source.blob)
  const scale = mostPixels / Math.max(width, height)
  if (scale >= 1) return source
  const blob = await draw(source.blob, Math.round(width * scale), Math.round(height * scale))
  return blob && blob.size < source.blob.size ? { ...source, blob } : source
}

/** Its size in pixels as it is shown; only the beginning of it is looked at. */
async function measure(blob: Blob): Promise<{ readonly width: number; readonly height: number }> {
  const address = URL.createObjectURL(blob)
  const image = new Image()
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve
      image.onerror = () => reject(new Error('it is no picture'))
      image.src = address
    })
    return { width: image.naturalWidth, height: image.naturalHeight }
  } finally {
    URL.revokeObjectURL(address)
  }
}

async function draw(blob: Blob, width: number, height: number): Promise<Blob | null> {
  const bitmap = await createImageBitmap(blob)
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  if (!context) return null
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return new Promise((resolve) => canvas.toBlob(resolve, blob.type, quality))
}

/** Drawn again it would stand still. */
async function isMoving(blob: Blob): Promise<boolean> {
  const head = new Uint8Array(await blob.slice(0, headLength).arrayBuffer())
  const text = String.fromCharCode(...head)
  return blob.type === 'image/webp' ? text.includes('ANIM') : text.includes('acTL')
}
