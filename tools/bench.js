/** `npm run bench`: installs what is missing, then the benchmark with the flags given. */
import { join } from 'node:path'
import { launch } from '../packages/server/bin/launch.js'
import { install, root } from './install.js'

install('all')
await launch(join(root, 'packages/bench/src/main.ts'), process.argv.slice(2))
