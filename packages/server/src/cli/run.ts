import { commandLineTexts, nearest } from '@papo/protocol'
import { ConfigError } from '../config/config-error.ts'
import { readFlags } from '../config/flags.ts'
import { type Configuration, type Given, readConfig, wishedLanguage } from '../config/read-config.ts'
import { version } from '../config/version.ts'
import { configText } from './config.ts'
import { helpText } from './help.ts'
import { problemText } from './problem.ts'

/** A command: does its work and gives the code that the process leaves with. */
type Command = (configuration: Configuration) => Promise<number>

// What serves is loaded when it is wanted: help needs none of it, and the compile cache must be on before.
const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['serve', async (configuration) => (await import('./serve.ts')).serve(configuration)],
  ['config', async (configuration) => print(configText(configuration))],
  ['demo', async (configuration) => (await import('./demo.ts')).demo(configuration)],
  ['help', async ({ settings }) => print(helpText(settings.language))],
])

/** The names of the commands. */
export const commandNames: readonly string[] = [...commands.keys(), 'join']

const misused = 2

/** Runs the command that the arguments name (none: `serve`); gives the code that the process leaves with. */
export async function run(given: Given): Promise<number> {
  const [first = ''] = given.args
  const isNamed = first !== '' && !first.startsWith('-')
  const rest = { ...given, args: given.args.slice(isNamed ? 1 : 0) }
  // a client is not configured as a server is: it has words of its own
  if (first === 'join') return (await import('./join.ts')).join(rest.args, given.env)
  const language = wishedLanguage(rest)
  const flags = readFlags(rest.args)
  if (flags.version) return print(`papo ${version}\n`)
  if (flags.help || first === 'help') return print(helpText(language))
  const command = commands.get(isNamed ? first : 'serve')
  if (command === undefined)
    return complain(commandLineTexts[language].unknownCommand(first, nearest(first, commandNames)))
  return start(command, rest)
}

async function start(command: Command, given: Given): Promise<number> {
  let configuration: Configuration
  try {
    configuration = readConfig(given)
  } catch (error) {
    if (error instanceof ConfigError) return complain(problemText(error.detail, wishedLanguage(given)))
    throw error
  }
  return command(configuration)
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return misused
}
