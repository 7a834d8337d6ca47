import type { FileView } from '@papo/protocol'

/** What the style of a picture or a film makes its box of: its measures, or those of its kind where they are not known. */
export function boxOf({
  kind,
  width,
  height,
  colour,
}: FileView): Readonly<Record<string, number | string | undefined>> {
  const [w, h] = kind === 'video' ? [420, 236] : [320, 240]
  return { '--w': width ?? w, '--h': height ?? h, backgroundColor: colour }
}
