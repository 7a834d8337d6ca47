import { useLoaded } from '../parts/use-loaded.ts'
import type * as parts from './parts.ts'

/** All that comes with it. */
export type Parts = typeof parts

/** What shows files: a part of the script that is loaded when there are some. */
export const loadParts = (): Promise<Parts> => import('./parts.ts')

/** The same in a component; nothing as long as it is on its way. */
export function useParts(isWanted = true): Parts | undefined {
  return useLoaded(loadParts, isWanted)
}
