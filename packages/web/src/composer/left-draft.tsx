import type { Room } from '@papo/sdk'
import type { JSX, RefObject } from 'preact'
import { useLoaded } from '../parts/use-loaded.ts'
import { useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { placeOf } from '../state/drafts.ts'
import type { LeftOffer } from './left-offer.tsx'

interface LeftDraftProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly room: Room
  readonly onText: () => void
}

const load = (): Promise<{ readonly LeftOffer: typeof LeftOffer }> => import('./left-offer.tsx')

/** Offers what was written here before one came in again. */
export function LeftDraft(props: LeftDraftProps): JSX.Element | null {
  const { client, drafts } = useApp()
  useCell(drafts.places)
  const left = drafts.findLeft(placeOf(client, props.room))
  const parts = useLoaded(load, left !== undefined)
  return left && parts ? <parts.LeftOffer {...props} left={left} /> : null
}
