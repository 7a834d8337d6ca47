import type { FileView } from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'

/** The machine is not asked for its addresses again for so long. */
const addressMs = 1_000

/** Where the files of this server are found from elsewhere. */
export interface FileLinks {
  /** Where browsers find it: `http://192.168.0.10:6789`; empty where they do not. */
  readonly address: () => string
  /** The path of a file, with what proves that its reader may have it. */
  readonly linkPath: (file: FileView) => string
}

/** The address by which anybody who is told it fetches a file; empty where there is none. */
export function fileLinkOf(
  { address, linkPath }: FileLinks,
  clock: Pick<Clock, 'monotonic'>,
): (file: FileView) => string {
  let at = ''
  let askedAt = -Infinity
  return (file) => {
    const now = clock.monotonic()
    if (now - askedAt >= addressMs) [at, askedAt] = [address(), now]
    return at === '' ? '' : at + linkPath(file)
  }
}
