/** A part of the code and what it may know; the first row whose folder or file matches is a file's area. */
export interface Area {
  readonly name: string
  /** A folder (ends in a slash) or one file, from the root of the repository. */
  readonly path: string
  /** Names of other areas whose values and types it may import; `types` only as types. */
  readonly knows: readonly string[]
  readonly types?: readonly string[]
  /** npm packages it may import; `*` for any. */
  readonly packages: readonly string[]
  /** npm packages of which it may import types alone. */
  readonly typePackages?: readonly string[]
  /** Whether it may import Node's own modules. */
  readonly node: boolean
}

const server = 'packages/server/src/'
const adapter = { knows: ['protocol', 'core'], packages: ['*'], node: true }
const beside = { knows: ['protocol', 'core'], types: ['config'], packages: ['*'], node: true }
const client = { packages: ['*'], node: true }

/** The one direction of imports, as ARCHITECTURE.md draws it. */
export const areas: readonly Area[] = [
  { name: 'schemas', path: 'packages/protocol/src/schemas/', knows: ['protocol'], packages: ['zod'], node: false },
  {
    name: 'protocol',
    path: 'packages/protocol/src/',
    knows: [],
    types: ['schemas'],
    packages: [],
    typePackages: ['zod'],
    node: false,
  },

  { name: 'core', path: `${server}core/`, knows: ['protocol'], packages: [], node: false },
  { name: 'listen', path: `${server}transport/listen-spec.ts`, knows: [], packages: [], node: false },
  { name: 'start-error', path: `${server}store/start-error.ts`, knows: [], packages: [], node: false },
  { name: 'folder', path: `${server}store/make-folder.ts`, knows: [], packages: [], node: true },
  { name: 'store', path: `${server}store/`, ...adapter, knows: ['protocol', 'core', 'start-error', 'folder'] },
  { name: 'bus', path: `${server}bus/`, ...adapter },
  { name: 'files', path: `${server}files/`, ...adapter },
  {
    name: 'websocket',
    path: `${server}transport/websocket/`,
    ...adapter,
    knows: ['protocol', 'schemas', 'core', 'transport'],
  },
  { name: 'transport', path: `${server}transport/`, ...adapter, knows: ['protocol', 'core', 'listen', 'websocket'] },
  { name: 'system', path: `${server}system/`, ...adapter },
  { name: 'config', path: `${server}config/`, knows: ['protocol', 'listen'], packages: [], node: true },
  { name: 'log', path: `${server}log/`, ...beside },
  {
    name: 'server',
    path: `${server}server.ts`,
    knows: ['protocol', 'core', 'store', 'bus', 'files', 'transport', 'system', 'config', 'log', 'listen'],
    packages: ['*'],
    node: true,
  },
  {
    name: 'cli',
    path: `${server}cli/`,
    knows: ['protocol', 'config', 'log', 'server', 'start-error', 'folder', 'terminal'],
    packages: ['*'],
    node: true,
  },
  { name: 'main', path: `${server}main.ts`, knows: ['config', 'log', 'cli', 'server'], packages: ['*'], node: true },

  { name: 'sdk', path: 'packages/sdk/src/', knows: ['protocol'], types: ['schemas'], packages: [], node: false },
  {
    name: 'web',
    path: 'packages/web/src/',
    knows: ['protocol', 'sdk'],
    types: ['schemas'],
    packages: ['*'],
    node: false,
  },
  { name: 'terminal', path: 'packages/terminal/src/', knows: ['protocol', 'sdk'], ...client },
  { name: 'bench', path: 'packages/bench/src/', knows: ['protocol', 'sdk'], ...client },
]

/** What each door of a workspace package leads to. */
export const doors: Readonly<Record<string, string>> = {
  '@papo/protocol': 'protocol',
  '@papo/protocol/schemas': 'schemas',
  '@papo/sdk': 'sdk',
  '@papo/terminal': 'terminal',
  papo: 'server',
}
