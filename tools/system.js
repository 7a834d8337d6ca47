/** Installs the system packages that tests need, where it may; names what will be skipped where it may not. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { systemPackages } from './system-packages.js'

/** Resolves what is missing; false where tests would be skipped although `CI` forbids it. */
export function installSystemPackages() {
  if (missing().length === 0) return true
  if (mayInstall()) aptGet(missing().map((row) => row.package))
  const left = missing()
  for (const row of left) console.log(`skipped: ${row.neededBy}: no ${row.command} (Debian's ${row.package})`)
  return left.length === 0 || !process.env.CI
}

/** The rows of the table whose command is not in PATH. */
export function missing() {
  return systemPackages.filter((row) => !hasCommand(row.command))
}

/** Whether PATH, or a folder that root's tools lie in, holds `command`. */
export function hasCommand(command) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => isExecutable(join(folder, command)))
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // not there, or not ours to run: the same to us
  }
}

function mayInstall() {
  return process.getuid?.() === 0 && hasCommand('apt-get')
}

function aptGet(packages) {
  console.log(`apt-get install ${packages.join(' ')}`)
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages]
  // by lists of last year one gets the browser of last year; without the network, what the lists name may lie here
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', install, options)
}
