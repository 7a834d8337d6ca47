/** What is read of Lighthouse's report. */
export type LighthouseReport = {
  runtimeError?: { message: string }
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, Audit>
}

type Audit = {
  score: number | null
  title: string
  displayValue?: string
  details?: { items?: { url?: string }[] }
}

/** Tells whether it was the app that was looked at, not the door: only the app's page names a manifest. */
export function isOfApp({ audits }: LighthouseReport): boolean {
  const requests = audits['network-requests']?.details?.items ?? []
  return requests.some(({ url }) => url?.endsWith('/manifest.webmanifest'))
}

/** Gives a category's points of 100, NaN where Lighthouse could not say. */
export function pointsOf({ categories }: LighthouseReport, category: string): number {
  const score = categories[category]?.score
  return typeof score === 'number' ? Math.round(score * 100) : Number.NaN
}

/** Tells, one line each, what took points from a category, the largest loss first. */
export function lossesOf({ categories, audits }: LighthouseReport, category: string): string[] {
  const refs = categories[category]?.auditRefs ?? []
  const whole = refs.reduce((sum, { weight }) => sum + weight, 0)
  return refs
    .map(({ id, weight }) => ({ id, audit: audits[id], lost: weight * (1 - (audits[id]?.score ?? 1)) }))
    .filter(({ lost }) => lost > 0)
    .toSorted((one, other) => other.lost - one.lost)
    .map(({ id, audit, lost }) => {
      const value = audit?.displayValue === undefined ? '' : ` (${audit.displayValue})`
      return `-${((lost / whole) * 100).toFixed(1)} ${id}: ${audit?.title ?? ''}${value}`
    })
}
