/** How many hues there are for people and rooms. */
export const hueCount = 24

/** The hue of a nick, 0 to 23: the same for every spelling of it, on every client. */
export function hueIndex(nick: string): number {
  const plain = nick.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  let hash = 0x811c9dc5
  for (let i = 0; i < plain.length; i++) hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193) >>> 0
  return ((hash ^ (hash >>> 15)) >>> 0) % hueCount
}

/** The two letters of an avatar: of the first word that is no title ("Profa. Helena" is HE). */
export function initials(nick: string): string {
  const [first = '', second] = nick.split(' ')
  const word = first.endsWith('.') && second !== undefined ? second : first
  const letters = Array.from(word).filter((sign) => /[\p{L}\p{N}]/u.test(sign))
  return letters.slice(0, 2).join('').toUpperCase()
}
