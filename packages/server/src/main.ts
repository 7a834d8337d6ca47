import { run } from './cli/run.ts'

process.exitCode = await run({ args: process.argv.slice(2), env: process.env, folder: process.cwd() })
