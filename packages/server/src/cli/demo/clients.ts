import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Clients beside this terminal: the panes of tmux that they are in, and the folder in which they remember. */
export interface Clients {
  readonly panes: readonly string[]
  readonly folder: string
}

/** Opens two clients beside this terminal where it can be split; none where it can't. */
export function openClients(command: readonly string[]): Clients {
  const folder = mkdtempSync(join(tmpdir(), 'papo-demo-'))
  if (!process.env['TMUX']) return { panes: [], folder }
  const panes = ['-h', '-v'].flatMap((way, i) => {
    // two people, who know nothing of each other's nick
    const state = `PAPO_STATE=${join(folder, String(i))}`
    const split = ['split-window', way, '-d', '-P', '-F', '#{pane_id}', '-e', state, quote(command)]
    const { status, stdout } = spawnSync('tmux', split, { encoding: 'utf8' })
    return status === 0 ? [stdout.trim()] : []
  })
  return { panes, folder }
}

/** Closes what was opened: a client stays when the server goes, and tries to come back. */
export function closeClients({ panes, folder }: Clients): void {
  for (const pane of panes) spawnSync('tmux', ['kill-pane', '-t', pane], { stdio: 'ignore' })
  rmSync(folder, { recursive: true, force: true })
}

function quote(command: readonly string[]): string {
  return command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
}
