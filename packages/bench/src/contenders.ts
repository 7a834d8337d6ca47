import type { Job, Target } from './load/job.ts'
import type { Results } from './load/results.ts'
import { runLoad } from './run-load.ts'
import { dataFolder, startLoop, startPapoWarm } from './server-process.ts'

/** Papo and the two bare loops, all running, each asked in turn. */
export type Contenders = { papo: Target; writeEach: Target; perTurn: Target; stop: () => Promise<void> }

/** What each of the three gave, one result per round. */
export type Rounds<R> = { papo: R[]; writeEach: R[]; perTurn: R[] }

/** Starts the two loops, and Papo unless PAPO_BENCH_TARGET (HOST:PORT) names a running one. */
export async function startContenders(): Promise<Contenders> {
  const folder = await dataFolder()
  const running = runningPapo()
  const papo = running ? undefined : await startPapoWarm(folder.path)
  const [writeEach, perTurn] = await Promise.all([startLoop('write-each'), startLoop('write-per-turn')])
  const target = running ?? papo?.target
  if (!target) throw new Error('there is no Papo to measure')
  const stop = async (): Promise<void> => {
    await Promise.all([papo?.stop(), writeEach.stop(), perTurn.stop()])
    await folder.remove()
  }
  return { papo: target, writeEach: writeEach.target, perTurn: perTurn.target, stop }
}

/** Gives the server that PAPO_BENCH_TARGET names. */
export function runningPapo(): Target | undefined {
  const [, host, port] = /^(.+):(\d+)$/.exec(process.env['PAPO_BENCH_TARGET'] ?? '') ?? []
  return host && port ? { host, port: Number(port), wire: 'papo' } : undefined
}

/** Gives all three the same job by turns, so that what disturbs the machine disturbs all alike. */
export function byTurns<J extends Job>(
  { writeEach, perTurn, papo }: Contenders,
  rounds: number,
  job: J,
): Promise<Rounds<Results[J['kind']]>> {
  return inTurns({ writeEach, perTurn, papo }, rounds, job)
}

/** Gives each target the same job, one after the other, and all of them again: one result per round. */
export async function inTurns<K extends string, J extends Job>(
  targets: Readonly<Record<K, Target>>,
  rounds: number,
  job: J,
): Promise<Record<K, Results[J['kind']][]>> {
  const names = Object.keys(targets) as K[]
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, Results[J['kind']][]>
  for (let round = 0; round < rounds; round++)
    for (const name of names) results[name].push(await runLoad(targets[name], job))
  return results
}
