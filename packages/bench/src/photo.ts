import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

/** A JPEG like a telephone's, of 12 megapixels and about so many bytes: smooth, with so much noise. */
export async function photo(bytes: number): Promise<Buffer> {
  const [width, height] = [4000, 3000]
  const grain = { raw: { width: width / 20, height: height / 20, channels: 3 as const } }
  const soft = sharp(randomBytes((width / 20) * (height / 20) * 3), grain).resize(width, height, { kernel: 'cubic' })
  const pixels = await soft.raw().toBuffer()
  for (let at = 0; at < pixels.length; at += 7) pixels[at] = (pixels[at] ?? 0) ^ (at & 15)
  const drawn = sharp(pixels, { raw: { width, height, channels: 3 } })
  let best = await drawn.clone().jpeg({ quality: 90 }).toBuffer()
  for (let quality = 85; best.length > bytes && quality > 5; quality -= 5) {
    best = await drawn.clone().jpeg({ quality }).toBuffer()
  }
  return best
}
