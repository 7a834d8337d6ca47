import { join } from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import type { Migration } from '../migrations/migration.ts'
import { StartError } from '../start-error.ts'
import { copyNameOf } from './old-copies.ts'
import { Transaction } from './transaction.ts'

/** 'Papo' in ASCII, so that the database can be told from others'. */
const applicationId = 0x50_61_70_6f

/** What a migration works on; `now` names the copy. */
export interface MigrationSettings {
  readonly folder: string
  readonly migrations: readonly Migration[]
  readonly now: number
}

/** What a migration did, and where the data from before lies. */
export interface Migrated {
  readonly from: number
  readonly to: number
  readonly copy: string
}

/** Brings the schema up to the newest version: all steps or none, and a copy of the data before the first. */
export async function migrate(database: DatabaseSync, settings: MigrationSettings): Promise<Migrated | undefined> {
  const version = readVersion(database, settings)
  const steps = settings.migrations.filter((migration) => migration.version > version)
  const last = steps.at(-1)
  if (last === undefined) return undefined
  const copy = join(settings.folder, copyNameOf(version, settings.now))
  if (version > 0) await backup(database, copy)
  new Transaction(database).run(() => {
    for (const { sql, version: reached } of steps) database.exec(`${sql}; PRAGMA user_version = ${reached};`)
    database.exec(`PRAGMA application_id = ${applicationId}`)
  })
  return version > 0 ? { from: version, to: last.version, copy } : undefined
}

function readVersion(database: DatabaseSync, { folder, migrations }: MigrationSettings): number {
  const version = readNumber(database, 'PRAGMA user_version')
  const known = migrations.at(-1)?.version ?? 0
  if (!isOurs(database)) throw new StartError('database_broken', { folder })
  if (version > known) throw new StartError('schema_newer', { folder, found: String(version), known: String(known) })
  return version
}

function isOurs(database: DatabaseSync): boolean {
  const isNew = readNumber(database, 'SELECT count(*) FROM sqlite_schema') === 0
  return isNew || readNumber(database, 'PRAGMA application_id') === applicationId
}

function readNumber(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0])
}
