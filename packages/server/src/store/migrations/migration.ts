/** A step from one schema version to the next; once released, it never changes. */
export interface Migration {
  /** The version that it leads to: one more than the one before. */
  readonly version: number
  readonly sql: string
}
