/** A way to the other tabs of this page; none where the browser lets it keep nothing. */
export function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}
