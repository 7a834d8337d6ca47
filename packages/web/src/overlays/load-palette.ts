import { loadAhead } from '../parts/use-loaded.ts'
import type { PaletteLines } from './palette-lines.tsx'

/** Loads the lines of the palette. */
export const loadPalette = (): Promise<{ readonly PaletteLines: typeof PaletteLines }> => import('./palette-lines.tsx')

/** Has them there when it opens: for a key or a pointer that may be about to open it. */
export function loadPaletteAhead(): void {
  loadAhead(loadPalette)
}
