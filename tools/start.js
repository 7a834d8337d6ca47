/** `npm start`: installs what is missing, then `papo serve` with the flags given. */
import { join } from 'node:path'
import { launch } from '../packages/server/bin/launch.js'
import { install, root } from './install.js'

install('production')
await launch(join(root, 'packages/server/src/main.ts'), ['serve', ...process.argv.slice(2)])
