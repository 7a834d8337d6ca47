/** `npm start`: installs what is missing, then `papo serve` with the flags given. */
import { join } from 'node:path'
import { findCompileCache } from '../packages/server/bin/compile-cache.js'
import { launch } from '../packages/server/bin/launch.js'
import { install, root } from './install.js'

install('production')
const args = ['serve', ...process.argv.slice(2)]
await launch(join(root, 'packages/server/src/main.ts'), args, findCompileCache(args))
