import type { FileId, FileView } from '@papo/protocol'
import { useState } from 'preact/hooks'
import { isGone } from './addresses.ts'

/** Why a file can't be shown: it is there no more, or did not come. */
export type Loss = 'gone' | 'failed'

/** What became of a file that is shown, and what to do about it. */
export interface FileLoss {
  readonly loss: Loss | undefined
  /** It did not come: finds out why. */
  readonly look: () => void
  readonly retry: () => void
}

/** Follows what becomes of a file that is shown, also where another one is shown before it is found out. */
export function useLoss(file: FileView): FileLoss {
  const [found, setFound] = useState<ReadonlyMap<FileId, Loss>>(new Map())
  const note = (loss: Loss | undefined): void =>
    setFound((before) => {
      const next = new Map(before)
      if (loss) next.set(file.id, loss)
      else next.delete(file.id)
      return next
    })
  return {
    loss: found.get(file.id),
    look: () => void isGone(file).then((isLost) => note(isLost ? 'gone' : 'failed')),
    retry: () => note(undefined),
  }
}
