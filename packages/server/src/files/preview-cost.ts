import type { Facts } from './metadata/container.ts'

/** How much longer a pixel of an AVIF takes than one of another picture; a few hundred bytes may have millions. */
const avifWeight = 4

/** How long a picture takes to draw beside others: in pixels, all frames together, weighed by their format. */
export function previewCost(type: string, { width, height, frames }: Facts): number {
  return width * height * frames * (type === 'image/avif' ? avifWeight : 1)
}
