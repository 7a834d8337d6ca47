/**
 * Finds Node's compile cache before any TypeScript is loaded, so that a second start needs no compiler: half the time
 * and a fifth of the memory. Only a cache that the server itself made in its data folder counts; a wrong guess costs speed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'

/** The folder of the cache that belongs to what `args` and the environment configure, if there is one. */
export function findCompileCache(args) {
  try {
    const cache = resolve(join(findData(args), 'cache'))
    return existsSync(cache) ? cache : undefined
  } catch {
    return undefined // something configured can't be read: the server says what
  }
}

function findData(args) {
  const env = { ...(existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {}), ...process.env }
  const file = flagOf(args, '--config') ?? env.PAPO_CONFIG ?? 'papo.json'
  const fromFile = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).data : undefined
  return flagOf(args, '--data') ?? env.PAPO_DATA ?? fromFile ?? 'data'
}

function flagOf(args, flag) {
  const index = args.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`))
  if (index < 0) return undefined
  return args[index] === flag ? args[index + 1] : args[index].slice(flag.length + 1)
}
