/** Brings `node_modules` in line with the lock file, only where it is not. Plain JavaScript for Node 20. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inTurn } from './turns.js'

/** Where npm notes down what it has put there. */
const noted = 'node_modules/.package-lock.json'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Installs what `scope` ('production' or 'all') needs; ends the process with npm's code where npm fails. */
export function install(scope) {
  if (isInstalled(root, scope)) return
  // two commands in two windows would break each other's work
  const { status, error } = inTurn(join(root, '.installing'), () => (isInstalled(root, scope) ? done : runNpm(scope)))
  if (status === 0) return
  console.error(`npm não terminou / npm did not finish (${error?.message ?? status}).`)
  process.exit(status || 1)
}

const done = { status: 0 }

function runNpm(scope) {
  console.error('Instalando as dependências (só na primeira vez)… / Installing the dependencies (the first time only)…')
  // what is there already may be in use by a server: `ci` would take it away
  const command = existsSync(join(root, noted)) ? ['install', '--no-save'] : ['ci']
  const omit = scope === 'production' ? ['--omit=dev'] : []
  return spawnSync('npm', [...command, '--no-audit', '--no-fund', '--loglevel=error', ...omit], {
    cwd: root,
    env: { ...process.env, PATH: pathWithoutBin() },
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
}

/** Whether what npm noted down as lying in `node_modules` is what the lock file asks for. */
export function isInstalled(folder, scope) {
  const wanted = readPackages(join(folder, 'package-lock.json'))
  const present = readPackages(join(folder, noted))
  const paths = Object.keys(wanted).filter((path) => path.startsWith('node_modules/'))
  return paths.every((path) => isSatisfied(wanted[path], present[path], scope))
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}

// What is optional may be absent by the owner's choice or by the kind of machine, but never of another version.
function isSatisfied(wanted, present, scope) {
  if (present !== undefined) return present.version === wanted.version && present.integrity === wanted.integrity
  return wanted.optional === true || (scope === 'production' && wanted.dev === true)
}

// npm may replace what lies in `node_modules`; it must not be running on the Node inside it.
function pathWithoutBin() {
  const parts = (process.env.PATH ?? '').split(delimiter)
  return parts.filter((part) => !part.replaceAll('\\', '/').endsWith('node_modules/.bin')).join(delimiter)
}
