import type { FileId, FileSent, FileView } from '@papo/protocol'

const maxKept = 200
const known = new Map<FileId, FileView>()

/** Remembers a file that was uploaded here: its message shows it before the server has answered. */
export function rememberFile(file: FileView): void {
  known.set(file.id, file)
  const [oldest] = known.keys()
  if (known.size > maxKept && oldest !== undefined) known.delete(oldest)
}

/** The files that a message on its way brings, as far as they are known. */
export function knownFiles(sent: readonly FileSent[]): FileView[] {
  return sent.flatMap(({ id, ...said }) => {
    const file = known.get(id)
    return file ? [{ ...file, ...said }] : []
  })
}
