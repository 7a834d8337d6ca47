import { demoTexts } from '@papo/protocol'
import { closeClients, openClients } from './demo/clients.ts'
import { People } from './demo/people.ts'
import { runServer } from './serve.ts'
import type { Configuration } from '../config/read-config.ts'
import type { Language } from '@papo/protocol'

const everyMs = 2_500
/** This program, as it was started. */
const ownProgram = [process.execPath, process.argv[1] ?? '']

/** Serves from memory with people talking, until a signal comes; gives the code that the process leaves with. */
export async function demo({ settings }: Configuration): Promise<number> {
  const ends: (() => void)[] = []
  const log = settings.log === 'auto' ? 'text' : settings.log
  const code = await runServer({ ...settings, data: 'memory:', log }, async (port) => {
    const people = new People(demoTexts[settings.language].lines, port)
    ends.push(() => people.stop())
    await people.start(everyMs)
    const clients = openClients([...ownProgram, 'join', `127.0.0.1:${port}`, '--language', settings.language])
    ends.push(() => closeClients(clients))
    const isOpen = clients.panes.length === 2
    process.stdout.write(invitation(settings.language, isOpen ? undefined : ['nc', '127.0.0.1', String(port)]))
  })
  for (const end of ends) end()
  return code
}

/** What the newcomer is told; `command` is what he has to type himself. */
function invitation(language: Language, command: readonly string[] | undefined): string {
  const { opened, openYourself, hint } = demoTexts[language]
  const lines = command === undefined ? [opened] : [openYourself, `  ${command.join(' ')}`, `  ${command.join(' ')}`]
  return `\n${[...lines, hint].join('\n')}\n\n`
}
