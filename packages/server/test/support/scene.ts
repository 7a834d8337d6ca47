import { runTranscript } from './run-transcript.ts'

const welcome = {
  'pt-BR': {
    before: ['Papo …', '… Só o apelido, sem cadastro.'],
    prompt: 'Digite seu apelido: ',
    after: (nick: string): string[] => [
      '',
      '__Conectado ao servidor__',
      '',
      `Bem-vindo(a) ao chat, ${nick}! Use os comandos:`,
      '/salas - listar salas disponíveis',
      '/criar <sala> - criar uma nova sala',
      '/entrar <sala> - entrar em uma sala existente',
      '/sair - sair da sala atual',
      '/sair_chat - desconectar',
    ],
  },
  en: {
    before: [
      'Welcome to the server!',
      '='.repeat(50),
      'Checkout the commands below:',
      '🔸 :help - List all available commands',
      '🔸 :list - List all existing rooms',
      '🔸 :users - List all users in the current room',
      '🔸 :create <room_name> - Create a new room (joins automatically)',
      '🔸 :join <room_name> - Join named room (if not already in a room)',
      '🔸 :leave - Leaves current room (goes back to lobby)',
      '🔸 :checkout <room_name> - switches from your current room to named room',
      '🔸 :end - Ends connection with the server',
      '',
      '='.repeat(50),
    ],
    prompt: 'Please tell us your username: ',
    after: (nick: string): string[] => [`Welcome ${nick}!`],
  },
} as const

const shape = /^\s*(?<client>[A-Z][A-Za-z0-9]*) (?<act>arrives|is asked|is welcomed)(?: as (?<nick>.+))?$/

/**
 * Plays a transcript against a server of its own, with three forms beside those of a transcript:
 *
 *     Lari is asked             what comes before the first question, and the question
 *     Lari is welcomed          what follows an accepted nick (`as Fox Mulder` where it is not the client's name)
 *     Lari arrives              she gives her nick, is asked and is welcomed
 */
export function playScene(text: string): Promise<void> {
  const language = /^\s*# language en$/m.test(text) ? 'en' : 'pt-BR'
  return runTranscript(
    text
      .split('\n')
      .flatMap((line) => expand(line, language))
      .join('\n'),
  )
}

function expand(line: string, language: keyof typeof welcome): string[] {
  const { client = '', act, nick = client } = shape.exec(line)?.groups ?? {}
  if (act === undefined) return [line]
  const { before, prompt, after } = welcome[language]
  const asked = [...before.map((one) => `${client} < ${one}`), `${client} <| ${prompt}`]
  const welcomed = after(nick).map((one) => `${client} < ${one}`)
  if (act === 'is asked') return asked
  if (act === 'is welcomed') return welcomed
  return [`${client} > ${nick}`, ...asked, ...welcomed]
}
