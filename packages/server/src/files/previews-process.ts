import type { default as library, Sharp } from 'sharp'
import type { PreviewDrawn, PreviewOrder } from './preview-order.ts'

/** The most that a WebP may have on a side. */
const mostSide = 16_383
const quality = { quality: 78, effort: 2 } as const

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
  for (const { width, path } of order.pictures) {
    const picture = order.isAnimated ? sharp(order.path, { ...options, animated: true }) : sharp(data, base)
    await picture
      .resize({ ...box, width })
      .webp(quality)
      .toFile(path)
  }
  return { colour: await commonestColour(sharp, sharp(data, base), order.colourWidth) }
}

async function commonestColour(sharp: Draws, picture: Sharp, width: number): Promise<string> {
  const small = picture.resize({ width, height: width, fit: 'inside' }).flatten({ background: '#ffffff' }).raw()
  const { data, info } = await small.toBuffer({ resolveWithObject: true })
  const { dominant } = await sharp(data, { raw: { ...info } }).stats()
  const channels = info.channels < 3 ? [dominant.r, dominant.r, dominant.r] : [dominant.r, dominant.g, dominant.b]
  return `#${channels.map((n) => n.toString(16).padStart(2, '0')).join('')}`
}

begin()
