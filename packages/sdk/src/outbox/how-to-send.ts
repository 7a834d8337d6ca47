/** What is said with a command that goes into the outbox. */
export interface HowToSend {
  /** Where it is said, for people. */
  readonly place: string
  /** It waits until it is let go. */
  readonly isHeld?: boolean
  /** Called when it is in, before anything else is done with it. */
  readonly onAdded?: () => void
}
