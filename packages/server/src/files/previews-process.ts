import type { default as library, Sharp } from 'sharp'
import type { PreviewDrawn, PreviewOrder } from './preview-order.ts'

/** The most that a WebP may have on a side. */
const mostSide = 16_383
const quality = 78

type Draws = typeof library

/** Draws one picture after the other for the server, in a process that may die of one. */
function begin(): void {
  process.umask(0o077)
  const loading = import('sharp').then(({ default: sharp }) => bounded(sharp))
  // Looked at when there is something to draw.
  loading.catch(() => undefined)
  process.on('disconnect', () => process.exit())
  process.on('message', (order: PreviewOrder) => void serve(loading, order))
}

/** It decodes nothing but what Papo shows as pictures, with one thread, and remembers nothing. */
function bounded(sharp: Draws): Draws {
  sharp.concurrency(1)
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  const loads = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`)
  sharp.unblock({ operation: loads })
  return sharp
}

async function serve(loading: Promise<Draws>, order: PreviewOrder): Promise<void> {
  let sharp: Draws
  try {
    sharp = await loading
  } catch (error) {
    answer({ problem: String(error), isMissing: true })
    return
  }
  await draw(sharp, order).then(answer, (error: unknown) => answer({ problem: String(error) }))
}

function answer(drawn: PreviewDrawn): void {
  process.send?.(drawn)
}

async function draw(sharp: Draws, order: PreviewOrder): Promise<PreviewDrawn> {
  const widest = Math.max(...order.pictures.map(({ width }) => width), order.colourWidth)
  const options = { failOn: 'error' as const, limitInputPixels: order.maxPixels }
  const box = { width: widest, height: mostSide, fit: 'inside', withoutEnlargement: true } as const
  const still = sharp(order.path, options).autoOrient().resize(box).toColourspace('srgb').raw()
  const { data, info } = await still.toBuffer({ resolveWithObject: true })
  const base = { raw: { width: info.width, height: info.height, channels: info.channels } }
  for (const { width, effort, path } of order.pictures) {
    const picture = order.isAnimated ? sharp(order.path, { ...options, animated: true }) : sharp(data, base)
    await picture
      .resize({ ...box, width })
      .webp({ quality, effort })
      .toFile(path)
  }
  return { colour: await commonestColour(sharp(data, base), order.colourWidth) }
}

/** The middle of that sixteenth of each channel in which most pixels are. Sharp's own statistics take ten times as long. */
async function commonestColour(picture: Sharp, width: number): Promise<string> {
  const small = picture.resize({ width, height: width, fit: 'inside' }).flatten({ background: '#ffffff' })
  const { data, info } = await small.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  const counts = new Uint32Array(16 ** 3)
  let most = 0
  for (let at = 0; at + 2 < data.length; at += info.channels) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
    const bin = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
    counts[bin] = (counts[bin] ?? 0) + 1
    if ((counts[bin] ?? 0) > (counts[most] ?? 0)) most = bin
  }
  const channels = [most >> 8, (most >> 4) & 15, most & 15]
  return `#${channels.map((level) => (level * 16 + 8).toString(16).padStart(2, '0')).join('')}`
}

begin()
