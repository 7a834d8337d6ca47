import { first } from './0001-first.ts'
import type { Migration } from './migration.ts'

/** Every step in order; a new one is added at the end. */
export const migrations: readonly Migration[] = [first]
