const maxShown = 60

/** An address as it is shown: without its middle where it is long. */
export function linkText(url: string): string {
  const letters = Array.from(url)
  if (letters.length <= maxShown) return url
  const half = (maxShown - 1) >> 1
  return `${letters.slice(0, half + 1).join('')}…${letters.slice(-half).join('')}`
}

/** Whether an address may be opened: http and https, nothing else. */
export function isOpenable(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url).protocol)
  } catch {
    return false
  }
}
