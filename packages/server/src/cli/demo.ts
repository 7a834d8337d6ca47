import { demoTexts } from '@papo/protocol'
import { openClients } from './demo/clients.ts'
import { People } from './demo/people.ts'
import { runServer } from './serve.ts'
import type { Configuration } from '../config/read-config.ts'
import type { Settings } from '../config/settings.ts'

const everyMs = 2_500

/** Serves from memory with people talking, until a signal comes; gives the code that the process leaves with. */
export async function demo({ settings }: Configuration): Promise<number> {
  const people: People[] = []
  const code = await runServer(
    { ...settings, data: 'memory:', log: settings.log === 'auto' ? 'text' : settings.log },
    async (port) => {
      const speakers = new People(demoTexts[settings.language].lines, port)
      people.push(speakers)
      await speakers.start(everyMs)
      process.stdout.write(invitation(settings, port))
    },
  )
  for (const speakers of people) speakers.stop()
  return code
}

function invitation({ language }: Settings, port: number): string {
  const { opened, openYourself, hint } = demoTexts[language]
  const command = ['nc', '127.0.0.1', String(port)]
  if (openClients(command)) return `\n${opened}\n${hint}\n\n`
  return `\n${openYourself}\n  ${command.join(' ')}\n${hint}\n\n`
}
