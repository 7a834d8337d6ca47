import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findCycles, findViolations, listLoaded } from './imports.ts'

const root = join(import.meta.dirname, '..')
const paths = globSync(['packages/*/{src,test}/**/*.{ts,tsx}', 'tools/*.ts'], { cwd: root })
const sources = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

/** What the table says of one file that imports one thing. */
const judge = (path: string, text: string): string[] => findViolations(new Map([[path, text]]))

test('imports point in one direction only', () => {
  assert.ok(sources.size > 20)
  assert.deepEqual(findViolations(sources), [])
})

test('no files import each other in a ring', () => {
  assert.deepEqual(findCycles(sources), [])
})

const violations: ReadonlyArray<readonly [string, string, string]> = [
  ['a Node module in core', 'packages/server/src/core/room.ts', `import { readFileSync } from 'node:fs'`],
  ['a type of a Node module in core', 'packages/server/src/core/room.ts', `import type { Socket } from 'node:net'`],
  ['an npm package in core', 'packages/server/src/core/room.ts', `import pino from 'pino'`],
  ['a transport in core', 'packages/server/src/core/room.ts', `export * from '../transport/line/wire.ts'`],
  ['a store in a transport', 'packages/server/src/transport/line/wire.ts', `import '../../store/sqlite/open.ts'`],
  ['a transport in a store', 'packages/server/src/store/sqlite/open.ts', `import { a } from '../../transport/a.ts'`],
  ['the server in a transport', 'packages/server/src/transport/a.ts', `const b = await import('../server.ts')`],
  ['anything in protocol', 'packages/protocol/src/names.ts', `import { z } from 'zod'`],
  ['the schemas in the protocol', 'packages/protocol/src/names.ts', `import { schema } from './schemas/index.ts'`],
  ["the schema library in the schemas' door", 'packages/protocol/src/events.ts', `import { z } from 'zod'`],
  ['the schemas in core', 'packages/server/src/core/room.ts', `import { event } from '@papo/protocol/schemas'`],
  [
    'the schemas on a line',
    'packages/server/src/transport/line/a.ts',
    `import { event } from '@papo/protocol/schemas'`,
  ],
  ['the schemas in the terminal', 'packages/terminal/src/a.ts', `import { event } from '@papo/protocol/schemas'`],
  ['a value of the schemas in the sdk', 'packages/sdk/src/a.ts', `import { event } from '@papo/protocol/schemas'`],
  ['a package in the sdk', 'packages/sdk/src/a.ts', `import { WebSocket } from 'ws'`],
  ['a Node module in the sdk', 'packages/sdk/src/a.ts', `import { once } from 'node:events'`],
  ['a Node module in the page', 'packages/web/src/a.ts', `import { join } from 'node:path'`],
  ['the server in the sdk', 'packages/sdk/src/a.ts', `import { startServer } from 'papo'`],
  ['the server in the page', 'packages/web/src/a.ts', `import { startServer } from 'papo'`],
  ['the page in the sdk', 'packages/sdk/src/a.ts', `import { a } from '../../web/src/a.ts'`],
  ['a value of the schemas in the page', 'packages/web/src/app.ts', `import { schema } from '@papo/protocol/schemas'`],
  ['the inside of another package', 'packages/bench/src/main.ts', `import { a } from '../../protocol/src/names.ts'`],
  ['the inside of another package in a test', 'packages/bench/test/a.test.ts', `import '../../server/src/log.ts'`],
  ['a store from the main file', 'packages/server/src/main.ts', `import { open } from './store/sqlite/open.ts'`],
  ['a part that the table does not know', 'packages/server/src/utils/a.ts', `import 'node:fs'`],
  [
    'an import over several lines',
    'packages/server/src/core/room.ts',
    `import type {\n  A,\n  B,\n} from '../store/sqlite/open.ts'`,
  ],
]

for (const [name, path, text] of violations) {
  test(`the rule is broken by ${name}`, () => assert.equal(judge(path, text).length, 1))
}

test('what browsers need is not loaded with the server', () => {
  const doorFiles = {
    '@papo/protocol': 'packages/protocol/src/index.ts',
    '@papo/protocol/schemas': 'packages/protocol/src/schemas/index.ts',
  }
  const needed = ['hono', '@hono/node-server', 'ws', 'zod']
  const loaded = listLoaded('packages/server/src/server.ts', sources, doorFiles)
  assert.deepEqual(
    needed.filter((name) => loaded.has(name)),
    [],
  )
  const later = listLoaded('packages/server/src/transport/http/web.ts', sources, doorFiles)
  assert.deepEqual(
    needed.filter((name) => !later.has(name)),
    [],
  )
})

test('the types of the schemas and of their library may stand in the protocol', () => {
  assert.deepEqual(judge('packages/protocol/src/events.ts', `import type { z } from 'zod'`), [])
  assert.deepEqual(judge('packages/protocol/src/events.ts', `import type * as a from './schemas/events.ts'`), [])
})

test('a type of the schemas may stand in the page', () => {
  assert.deepEqual(judge('packages/web/src/app.ts', `import type { Verb } from '@papo/protocol/schemas'`), [])
})

test('a ring of values is found, a ring of types is none', () => {
  const ring = (kind: string): ReadonlyMap<string, string> =>
    new Map([
      ['packages/sdk/src/a.ts', `import { b } from './b.ts'`],
      ['packages/sdk/src/b.ts', `import { c } from './deep/c.ts'`],
      ['packages/sdk/src/deep/c.ts', `import ${kind}{ a } from '../a.ts'`],
    ])
  assert.equal(findCycles(ring('')).length, 1)
  assert.equal(findCycles(ring('type ')).length, 0)
})
