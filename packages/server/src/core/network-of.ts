/**
 * What an address counts as where all who share one are bounded together: an IPv4 address by itself, an IPv6 address
 * by its /64. The lower half of an IPv6 address is what its holder likes it to be (RFC 4291, 2.5.1), and no network
 * that is handed out is smaller (RFC 7421); other chat servers count the same way (Ergo: `cidr-len-ipv6: 64`).
 * Takes addresses as operating systems write them (RFC 5952).
 */
export function networkOf(address: string): string {
  const plain = plainAddress(address)
  if (!plain.includes(':')) return plain
  // the same prefix on two links is two networks
  const [whole = '', zone] = plain.split('%')
  const prefix = `${groupsOf(whole).slice(0, 4).join(':')}::/64`
  return zone === undefined ? prefix : `${prefix}%${zone}`
}

/** An address as people write it: IPv4 that came over an IPv6 socket (RFC 4291, 2.5.5.2) is IPv4. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address
}

const groupCount = 8

function groupsOf(address: string): string[] {
  const [head = [], tail = []] = address.split('::').map((side) => (side === '' ? [] : side.split(':')))
  const zeros = Array.from({ length: Math.max(0, groupCount - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail]
}
