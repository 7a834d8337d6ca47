import type { FileView } from '@papo/protocol'

/** Where the files of this server are found from elsewhere. */
export interface FileLinks {
  /** Where browsers find it: `http://192.168.0.10:6789`; empty where they do not. */
  readonly address: () => string
  /** The path of a file, with what proves that its reader may have it. */
  readonly linkPath: (file: FileView) => string
}

/** The address by which anybody who is told it fetches a file; empty where there is none. */
export function fileLinkOf({ address, linkPath }: FileLinks): (file: FileView) => string {
  return (file) => {
    const at = address()
    return at === '' ? '' : at + linkPath(file)
  }
}
