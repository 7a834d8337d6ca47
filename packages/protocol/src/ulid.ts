const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const timeLength = 10
const randomLength = 16

/** What a maker of ulids is given: milliseconds UTC, and a fraction from 0 up to 1. */
export interface UlidSources {
  readonly now: () => number
  readonly random: () => number
}

/**
 * Makes keys that never repeat and sort by the time they were made (the ULID specification):
 * 10 characters of time, 16 of chance; within a millisecond each is one more than the last.
 */
export function createUlid({ now, random }: UlidSources): () => string {
  let lastMs = -1
  let prefix = ''
  const digits: number[] = Array.from({ length: randomLength }, () => 0)
  const begin = (ms: number): void => {
    lastMs = ms
    prefix = encodeTime(ms)
    for (let i = 0; i < randomLength; i++) digits[i] = Math.floor(random() * alphabet.length)
  }
  return () => {
    const ms = now()
    if (ms > lastMs) begin(ms)
    // a clock that went back, or every key of this millisecond used: the next one is free
    else if (!increment(digits)) begin(lastMs + 1)
    let key = prefix
    for (const digit of digits) key += alphabet[digit]
    return key
  }
}

function encodeTime(ms: number): string {
  let text = ''
  for (let rest = ms, i = 0; i < timeLength; i++, rest = Math.floor(rest / alphabet.length))
    text = `${alphabet[rest % alphabet.length]}${text}`
  return text
}

/** Counts one up; false when there is no larger number. */
function increment(digits: number[]): boolean {
  for (let i = digits.length - 1; i >= 0; i--) {
    const digit = (digits[i] ?? 0) + 1
    digits[i] = digit % alphabet.length
    if (digit < alphabet.length) return true
  }
  return false
}
