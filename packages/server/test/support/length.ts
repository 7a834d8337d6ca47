/** Whether the full counts are wanted, or the short form of every day. */
export const isLong = process.env['PAPO_LONG'] !== undefined && process.env['PAPO_LONG'] !== ''

/** One figure for every day, and one for a release. */
export function short<T>(everyDay: T, release: T): T {
  return isLong ? release : everyDay
}
