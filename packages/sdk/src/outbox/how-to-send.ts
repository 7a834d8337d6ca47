import type { FileSent } from '@papo/protocol'

/** What is said with a command that goes into the outbox. */
export interface HowToSend {
  /** Where it is said, for people. */
  readonly place: string
  /** It waits until it is let go. */
  readonly isHeld?: boolean
  /** Files that are still being uploaded: it waits for them, and is discarded where they do not come. */
  readonly coming?: Promise<readonly FileSent[]>
  /** Called when it is in, before anything else is done with it. */
  readonly onAdded?: () => void
}
