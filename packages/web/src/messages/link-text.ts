const maxShown = 60

/** An address as it is shown: where it really leads, and without its middle where it is long. */
export function linkText(url: string): string {
  const shown = plainAddress(url)
  const letters = Array.from(shown)
  if (letters.length <= maxShown) return shown
  const half = (maxShown - 1) >> 1
  return `${letters.slice(0, half + 1).join('')}…${letters.slice(-half).join('')}`
}

/** An address with the host that is asked: no name before an `@` that looks like one, no letters that look like others. */
export function plainAddress(url: string): string {
  const [, scheme, authority = '', rest = ''] = /^(https?:\/\/)([^/?#\\]*)(.*)$/isu.exec(url) ?? []
  if (scheme === undefined || !URL.canParse(url)) return url
  const { host } = new URL(url)
  return /^[a-z\d.:[\]-]*$/iu.test(authority) ? url : scheme + host + rest
}

/** Whether an address may be opened: http and https, nothing else. */
export function isOpenable(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url).protocol)
  } catch {
    return false
  }
}
