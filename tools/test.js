/** `npm test`: sets everything up, then runs each check in order and stops at the first that fails. */
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { buildPage } from './build.js'
import { install, root } from './install.js'
import { readSkipped } from './skips.js'
import { installSystemPackages } from './system.js'

const isLong = process.argv.includes('--long')
const filters = process.argv.slice(2).filter((argument) => argument !== '--long')

const setUp = [
  ['packages', () => install('all') ?? true],
  ['system packages', installSystemPackages],
  ['page', () => buildPage() ?? true],
]
const checks = [
  ['format', () => run('oxfmt', ['--check', '.'])],
  ['lint', () => run('oxlint', []) && run('knip', ['--exclude', 'types'])],
  ['types', () => run('tsc', ['--noEmit']) && run('tsc', ['--noEmit', '--project', 'packages/web'])],
  ['imports', () => test(['tools/imports.test.ts'])],
  ['docs', () => test(['tools/docs.test.ts'])],
]
const tests = [
  'tests',
  () =>
    test(
      filters.length > 0 ? filters.map(toGlob) : ['packages/**/*.test.ts', 'tools/{install,test-order,turns}.test.ts'],
    ),
]

// With a filter only the tests named are run: the loop of one who is at work on them.
const steps = filters.length > 0 ? [...setUp, tests] : [...setUp, ...checks, tests]
process.exitCode = steps.every(runStep) ? 0 : 1

function runStep([name, step]) {
  const begin = performance.now()
  const hasPassed = step()
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  console.log(`${hasPassed ? '✓' : '✗'} ${name} (${seconds} s)`)
  return hasPassed
}

function run(command, args, env = {}) {
  const bin = join(root, 'node_modules/.bin')
  const PATH = [bin, process.env.PATH].join(delimiter)
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH, ...env } }).status === 0
}

function test(files) {
  const env = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compile'), ...(isLong ? { PAPO_LONG: '1' } : {}) }
  const skips = join(root, 'node_modules/.cache/skipped-tests')
  const hasPassed = run('node', ['tools/run-tests.js', skips, ...files], env)
  const skipped = readSkipped(skips)
  for (const name of skipped) console.log(`skipped: ${name}`)
  return hasPassed && (skipped.length === 0 || !process.env.CI)
}

function toGlob(filter) {
  return filter.endsWith('.ts') || filter.endsWith('.js') ? filter : `${filter.replace(/\/$/, '')}/**/*.test.ts`
}
