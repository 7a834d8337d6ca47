/** `npm start`: installs what is missing, builds the page if it is stale, then `papo serve` with the flags given. */
import { join } from 'node:path'
import { findCompileCache } from '../packages/server/bin/compile-cache.js'
import { launch } from '../packages/server/bin/launch.js'
import { buildPage } from './build.js'
import { install, root } from './install.js'

const watchEveryMs = 200

install('production')
buildPage()
if (process.env.npm_lifecycle_event !== undefined) stopWithParent()
const args = ['serve', ...process.argv.slice(2)]
await launch(join(root, 'packages/server/src/main.ts'), args, findCompileCache(args))

/** An npm that is killed tells nobody; a server that it leaves behind would hold the port and the data folder. */
function stopWithParent() {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, watchEveryMs)
  timer.unref()
}
