/**
 * Runs the test files that fit patterns, those that take longest first: in the end no processor waits for one of them.
 * The first argument is where the names of skipped tests go. For Node 26.
 */
import { createWriteStream, globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import skips from './skips.js'
import { longestFirst } from './test-order.ts'

const [skipped, ...patterns] = process.argv.slice(2)
/** That of each test, ms: nothing waits so long but what hangs. A file has several. */
const timeout = process.env.PAPO_LONG === '1' ? 3_600_000 : 300_000
const fileTimeout = 4 * timeout
const files = longestFirst(globSync(patterns, { exclude: ['**/node_modules/**'] }))
if (files.length === 0) throw new Error(`no test file fits ${patterns.join(' ')}`)
const results = run({
  files: files.map((file) => resolve(file)),
  concurrency: Math.max(2, availableParallelism()),
  timeout: fileTimeout,
  execArgv: [`--test-timeout=${timeout}`],
})
results.on('test:summary', ({ file, success }) => {
  if (file === undefined && !success) process.exitCode = 1
})
results.compose(new spec()).pipe(process.stdout)
results.compose(skips).pipe(createWriteStream(skipped))
