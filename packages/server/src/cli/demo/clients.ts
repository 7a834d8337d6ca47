import { spawnSync } from 'node:child_process'

/** Opens two clients beside this terminal where it can be split; gives tmux's ids of their panes, none where it can't. */
export function openClients(command: readonly string[]): string[] {
  if (!process.env['TMUX'] || !exists(command[0] ?? '')) return []
  return ['-h', '-v'].flatMap((way) => {
    const split = ['split-window', way, '-d', '-P', '-F', '#{pane_id}', command.join(' ')]
    const { status, stdout } = spawnSync('tmux', split, { encoding: 'utf8' })
    return status === 0 ? [stdout.trim()] : []
  })
}

/** Closes what was opened: nc stays when the server goes, until somebody types. */
export function closeClients(panes: readonly string[]): void {
  for (const pane of panes) spawnSync('tmux', ['kill-pane', '-t', pane], { stdio: 'ignore' })
}

function exists(command: string): boolean {
  return spawnSync(command, ['-h'], { stdio: 'ignore' }).error === undefined
}
