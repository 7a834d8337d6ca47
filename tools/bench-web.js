/** `npm run bench:web`: installs what is missing, builds the page if it is stale, then measures it in a browser. */
import { join } from 'node:path'
import { launch } from '../packages/server/bin/launch.js'
import { buildPage } from './build.js'
import { install, root } from './install.js'

install('all')
buildPage()
await launch(join(root, 'packages/bench/src/web/main.ts'), process.argv.slice(2))
