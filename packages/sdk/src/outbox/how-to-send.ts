import type { FileSent } from '@papo/protocol'

/** Asked for files that are still being uploaded, at first and with each further try. */
export type Coming = () => Promise<readonly FileSent[]>

/** What is said with a command that goes into the outbox. */
export interface HowToSend {
  /** Where it is said, for people. */
  readonly place: string
  /** It waits until it is let go. */
  readonly isHeld?: boolean
  /** Files that are still being uploaded: it waits for them, and fails where they do. */
  readonly coming?: Coming
  /** Called when it is in, before anything else is done with it. */
  readonly onAdded?: () => void
}
