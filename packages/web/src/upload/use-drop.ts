import type { Room } from '@papo/sdk'
import { useEffect, useState } from 'preact/hooks'

/** Takes files that are dropped anywhere on the sheet; true while some are dragged over the page. */
export function useDrop(room: Room, onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true
    const onDrag = (event: DragEvent): void => {
      if (!hasFiles(event) || document.querySelector('dialog[open]')) return
      // else the browser would leave the page for the file
      event.preventDefault()
      const isSheet = isOnSheet(event)
      if (event.dataTransfer) event.dataTransfer.dropEffect = isSheet ? 'copy' : 'none'
      setOver(isSheet)
    }
    const onLeave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent): void => {
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      if (isOnSheet(event)) onFiles(filesOf(event.dataTransfer))
    }
    const listeners = { dragenter: onDrag, dragover: onDrag, dragleave: onLeave, drop: onDrop } as const
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]
    for (const [type, listener] of entries) addEventListener(type, listener)
    return () => {
      for (const [type, listener] of entries) removeEventListener(type, listener)
    }
  }, [room])
  return isOver
}

function isOnSheet({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('.sheet') !== null
}

/** Files alone: of a folder a browser gives nothing that could be read. */
function filesOf(transfer: DataTransfer | null): readonly File[] {
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file')
  return items.flatMap((item) => {
    const isFolder = item.webkitGetAsEntry()?.isDirectory === true
    return (isFolder ? null : item.getAsFile()) ?? []
  })
}
