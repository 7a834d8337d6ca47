import type { Language } from '@papo/protocol'
import type { Sending } from '@papo/sdk'
import type { JSX } from 'preact'
import { useCell } from '../state/cell.ts'
import { useParts } from './load-parts.ts'
import type { Trays } from './trays.ts'

interface GoingPlaceProps {
  readonly sending: Sending
  readonly trays: Trays
  readonly language: Language
}

/** The files that a message waits for, in its row, until they are there. */
export function GoingPlace({ sending, trays, language }: GoingPlaceProps): JSX.Element | null {
  const { key, command } = sending
  const uploads = useCell(trays.going).get(key) ?? []
  const waits = uploads.length > 0 && command.verb === 'send' && command.files === undefined
  const parts = useParts(waits)
  return waits && parts ? <parts.Going uploads={uploads} sending={sending} trays={trays} language={language} /> : null
}
