const waitsMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]
const jitter = 0.2

/** How long to wait before trying again: 1, 2, 4, 8, 15, then 30 s, each up to a fifth shorter or longer. */
export function waitMs(attempt: number, random: () => number): number {
  const wait = waitsMs[Math.min(attempt, waitsMs.length) - 1] ?? 1_000
  return Math.round(wait * (1 - jitter + 2 * jitter * random()))
}
