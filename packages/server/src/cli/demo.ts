import { demoTexts } from '@papo/protocol'
import { closeClients, openClients } from './demo/clients.ts'
import { People } from './demo/people.ts'
import { runServer } from './serve.ts'
import type { Configuration } from '../config/read-config.ts'
import type { Language } from '@papo/protocol'

const everyMs = 2_500

/** Serves from memory with people talking, until a signal comes; gives the code that the process leaves with. */
export async function demo({ settings }: Configuration): Promise<number> {
  const ends: (() => void)[] = []
  const log = settings.log === 'auto' ? 'text' : settings.log
  const code = await runServer({ ...settings, data: 'memory:', log }, async (port) => {
    const people = new People(demoTexts[settings.language].lines, port)
    ends.push(() => people.stop())
    await people.start(everyMs)
    const command = ['nc', '127.0.0.1', String(port)]
    const panes = openClients(command)
    ends.push(() => closeClients(panes))
    process.stdout.write(invitation(settings.language, panes.length === 2 ? undefined : command))
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
