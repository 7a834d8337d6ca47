import { first } from './0001-first.ts'
import { files } from './0002-files.ts'
import { sent } from './0003-sent.ts'
import type { Migration } from './migration.ts'

/** Every step in order; a new one is added at the end. */
export const migrations: readonly Migration[] = [first, files, sent]
