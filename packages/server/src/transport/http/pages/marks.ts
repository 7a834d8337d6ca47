import { initials, hueIndex, tileBox, tileOf } from '@papo/protocol'
import { escapeHtml } from './html.ts'

/** The logo. */
export const logo =
  '<svg width="44" height="44" viewBox="0 0 32 32" aria-hidden="true"><path class="la" d="M4.5 29.2V14.2C4.5 8.2 9.3 3.4 15.3 3.4h1.8c6 0 10.8 4.8 10.8 10.8S23.1 25 17.1 25H12z"/><path class="lb" d="M16.2 9.1a5.1 5.1 0 0 1 5.1 5.1v5.1h-5.1a5.1 5.1 0 0 1 0-10.2z"/></svg>'

/** The page's icon: in the page itself, and seen on light and on dark bars. */
export const iconTag = `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#6d6d80" d="M4.5 29.2V14.2C4.5 8.2 9.3 3.4 15.3 3.4h1.8c6 0 10.8 4.8 10.8 10.8S23.1 25 17.1 25H12z"/><path fill="#fbb336" d="M16.2 9.1a5.1 5.1 0 0 1 5.1 5.1v5.1h-5.1a5.1 5.1 0 0 1 0-10.2z"/></svg>')}">`

/** Icons of Lucide (ISC licence, see NOTICE) that pages written by the server show. */
const shapes = {
  check: '<path d="M20 6 9 17l-5-5"/>',
  alert: '<circle cx="12" cy="12" r="10"/><path d="M12 8v4"/><path d="M12 16h.01"/>',
  languages:
    '<path d="m5 8 6 6"/><path d="m4 14 6-6 2-3"/><path d="M2 5h12"/><path d="M7 2h1"/><path d="m22 22-5-10-5 10"/><path d="M14 18h6"/>',
} as const

/** An icon, decoration alone. */
export function icon(name: keyof typeof shapes): string {
  return `<svg class="i" width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">${shapes[name]}</svg>`
}

/** A person's face: two letters that no screen reader reads. */
export function avatar(nick: string, size: 's22' | 's44'): string {
  return `<span class="av h${hueIndex(nick)} ${size}" data-i="${escapeHtml(initials(nick))}" aria-hidden="true"></span>`
}

/** A room's face. */
export function tile(room: number, size: number): string {
  const { hue, strong, soft } = tileOf(room)
  return `<svg class="tile h${hue}" width="${size}" height="${size}" viewBox="${tileBox}" aria-hidden="true"><rect class="t0" x="-3.5" y="-3.5" width="27" height="27" rx="7.5"/><path class="t1" d="${strong}"/><path class="t2" d="${soft}"/></svg>`
}
