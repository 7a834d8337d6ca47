import type { FanOut } from '../load/fan-out.ts'
import { median } from '../statistics.ts'

/** 500 people in a room, 50 of them writing 64 bytes, 200 messages in flight in all. */
export const busyRoom = { kind: 'fan-out', people: 500, writers: 50, window: 200, bytes: 64 } as const

/** The median of a figure over several runs. */
export function middle(results: readonly FanOut[], figure: keyof FanOut): number {
  return median(results.map((result) => result[figure]))
}

/** How much the most disturbed of the contenders was kept waiting by others. */
export function mostDisturbed(contenders: readonly (readonly FanOut[])[]): number {
  return Math.max(...contenders.map((results) => middle(results, 'disturbed')))
}
