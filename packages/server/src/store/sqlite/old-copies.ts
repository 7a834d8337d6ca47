import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const keptMs = 7 * 24 * 3_600_000

/** The time in the name of a copy: `papo-1-20261121T061417.123Z.db.bak`. */
const copyName = /^papo-\d+-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)([\d.]+Z)\.db\.bak$/

/** The name of a copy made before a migration. */
export function copyNameOf(version: number, now: number): string {
  return `papo-${version}-${new Date(now).toISOString().replaceAll(/[-:]/g, '')}.db.bak`
}

/** Removes the copies made before a migration a week ago or earlier: what people delete must not live on in them. */
export function removeOldCopies(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const madeAt = Date.parse(name.replace(copyName, '$1-$2-$3T$4:$5:$6'))
    if (copyName.test(name) && now - madeAt >= keptMs) rmSync(join(folder, name), { force: true })
  }
}
