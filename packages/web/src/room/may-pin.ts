import type { Room } from '@papo/sdk'

/** Whether one may pin here (docs/permissions.md); the server decides, this only offers. */
export function mayPin({ isOwn, view }: Room): boolean {
  return isOwn || view.kind === 'direct'
}
