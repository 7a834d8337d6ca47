/** Whether an address is this machine's own, also where it came as IPv4 over an IPv6 socket. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}
