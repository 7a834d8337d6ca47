import type { WebTexts } from '@papo/protocol'

const minuteMs = 60_000

/** How long somebody is away: in minutes, after an hour in hours. Two clocks may not agree, so never less than one. */
export function awayText(ms: number, { minutesAgo, hoursAgo }: Pick<WebTexts, 'minutesAgo' | 'hoursAgo'>): string {
  const minutes = Math.max(1, Math.floor(ms / minuteMs))
  return minutes < 60 ? minutesAgo(minutes) : hoursAgo(Math.floor(minutes / 60))
}
