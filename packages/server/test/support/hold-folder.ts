import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'

/** A program that opens the store of a data folder, says so, and holds it until it is killed. */
await openSqliteStore({ folder: process.argv[2] ?? '' })
process.stdout.write('open\n')
