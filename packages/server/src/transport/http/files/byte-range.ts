import type { ByteRange } from '../../../core/files.ts'

/**
 * The one stretch of `size` bytes that a Range header asks for (RFC 9110, 14.2): undefined where it asks for none that
 * is understood, so that all is sent, and `unsatisfiable` where nothing of it is there.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const found = /^bytes= *(?<first>\d*)-(?<last>\d*) *$/i.exec(header ?? '')?.groups
  if (!found) return undefined
  const { first = '', last = '' } = found
  if (first === '') return last === '' ? undefined : lastBytes(Number(last), size)
  if (last !== '' && Number(last) < Number(first)) return undefined
  if (Number(first) >= size) return 'unsatisfiable'
  return { first: Number(first), last: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  return count === 0 || size === 0 ? 'unsatisfiable' : { first: Math.max(0, size - count), last: size - 1 }
}
