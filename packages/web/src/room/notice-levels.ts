import type { NoticeLevel } from '@papo/protocol'

/** Of what a room may tell one, from all to nothing. */
export const noticeLevels: readonly NoticeLevel[] = ['all', 'mentions', 'none']
