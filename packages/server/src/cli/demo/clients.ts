import { spawnSync } from 'node:child_process'

/** Opens two clients beside this terminal, where it can be split; whether it could. */
export function openClients(command: readonly string[]): boolean {
  if (!process.env['TMUX'] || !exists(command[0] ?? '')) return false
  const splits = [['-h'], ['-v']].map((way) => ['split-window', ...way, command.join(' ')])
  return splits.every((split) => spawnSync('tmux', split).status === 0)
}

function exists(command: string): boolean {
  return spawnSync(command, ['-h'], { stdio: 'ignore' }).error === undefined
}
