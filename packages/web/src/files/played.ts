import type { FileId } from '@papo/protocol'

const place = 'papo-played'
const maxKept = 500

/** The recordings that were played on this device, the last ones. */
export function readPlayed(): ReadonlySet<FileId> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}

/** The same with one more, kept. */
export function addPlayed(id: FileId): ReadonlySet<FileId> {
  // another tab may have played some
  const ids = [...new Set([...readPlayed(), id])].slice(-maxKept)
  try {
    localStorage.setItem(place, JSON.stringify(ids))
  } catch {
    // a browser that keeps nothing for us: known until the page is left
  }
  return new Set(ids)
}
