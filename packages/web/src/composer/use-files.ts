import type { Room } from '@papo/sdk'
import { useApp, useTexts } from '../state/app.ts'
import { loadParts } from '../upload/load-parts.ts'
import { useDrop } from '../upload/use-drop.ts'
import { offerCode, pastedFiles, refuseHuge } from './paste.ts'
import type { Said } from './says.tsx'

interface FilesProps {
  readonly room: Room
  readonly say: (said: Said | undefined) => void
  readonly onText: () => void
}

/** How files come into the composer. */
export interface Files {
  readonly add: (files: readonly File[]) => void
  readonly onPaste: (event: ClipboardEvent) => void
  /** Some are dragged over the sheet. */
  readonly isOver: boolean
}

/** Takes files that are chosen, pasted or dropped; what takes them is loaded with the first. */
export function useFiles({ room, say, onText }: FilesProps): Files {
  const app = useApp()
  const { notLoaded } = useTexts().error
  const add = (files: readonly File[]): void => {
    if (files.length === 0) return
    say(undefined)
    loadParts().then(
      ({ attach }) => {
        const problem = attach(app, room, files)
        if (problem !== undefined) say({ text: problem })
      },
      () => say({ text: notLoaded }),
    )
  }
  const onPaste = (event: ClipboardEvent): void => {
    const files = pastedFiles(event)
    if (files.length > 0) return add(files)
    const text = refuseHuge(event, app)
    if (text === undefined) offerCode(event, app, onText)
    else say({ text })
  }
  return { add, onPaste, isOver: useDrop(room, add) }
}
