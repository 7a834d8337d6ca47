import { terminalTexts } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import { readJoinOptions } from './options.ts'
import { stateFolder } from './state/state-folder.ts'
import { Visit } from './visit.ts'

const misused = 2

/** Talks at this terminal, as `papo join` with these arguments; gives the code that the process leaves with. */
export async function joinChat(args: readonly string[], systemLanguage: Language): Promise<number> {
  const options = readJoinOptions(args, systemLanguage)
  if ('help' in options) {
    process.stdout.write(`${terminalTexts[options.help].usage}\n`)
    return 0
  }
  if ('problem' in options) {
    const { unknownOption, usage } = terminalTexts[systemLanguage]
    const lines = options.problem === 'server_required' ? [usage] : [unknownOption(options.given), usage]
    process.stderr.write(`${lines.join('\n')}\n`)
    return misused
  }
  const { promise: stopped, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  const { stdin: input, stdout: output } = process
  output.on('error', () => resolve()) // who read it is gone
  const folder = stateFolder(process.env, process.platform)
  return new Visit(options, { input, output, folder, stopped }).run()
}
