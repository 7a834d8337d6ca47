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

/** Follows what becomes of a file that is shown. */
export function useLoss(file: FileView): FileLoss {
  const [found, setFound] = useState<{ readonly id: FileId; readonly loss: Loss }>()
  return {
    loss: found?.id === file.id ? found.loss : undefined,
    look: () => void isGone(file).then((isLost) => setFound({ id: file.id, loss: isLost ? 'gone' : 'failed' })),
    retry: () => setFound(undefined),
  }
}
