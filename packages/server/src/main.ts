import { run } from './cli/run.ts'

// A terminal that is gone may keep a write of the log waiting for ever: what had to be finished is finished here.
process.exit(await run({ args: process.argv.slice(2), env: process.env, folder: process.cwd() }))
