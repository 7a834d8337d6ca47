import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where a person's programs keep what they must remember, by the customs of the system. */
export function stateFolder(env: NodeJS.Dict<string>, platform: NodeJS.Platform): string {
  const { PAPO_STATE, XDG_STATE_HOME, LOCALAPPDATA } = env
  if (PAPO_STATE) return PAPO_STATE
  if (platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'papo')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'papo')
  return join(XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'papo')
}

/** The folder of one server in it: an address as the name of a file. */
export function serverFolder(folder: string, address: string): string {
  return join(folder, address.replace(/[^\w.-]+/g, '_'))
}
