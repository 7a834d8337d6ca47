/** `npm run screenshots`: builds the page if it is stale, then shoots every view of it into a folder. */
import { join } from 'node:path'
import { launch } from '../packages/server/bin/launch.js'
import { buildPage } from './build.js'
import { install, root } from './install.js'

install('all')
buildPage()
await launch(join(root, 'packages/web/test/screenshots.ts'), process.argv.slice(2))
