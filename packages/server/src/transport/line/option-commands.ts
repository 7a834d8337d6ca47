import { plainWord, takeName } from '@papo/protocol'
import type { NoticeLevel, OptionName } from '@papo/protocol'
import type { LineInput, Said } from './line-command.ts'

const answers: ReadonlyMap<string, boolean> = new Map([
  ...['sim', 's', 'yes', 'y', 'on', 'liga', 'ligar'].map((word) => [word, true] as const),
  ...['nao', 'n', 'no', 'off', 'desliga', 'desligar'].map((word) => [word, false] as const),
])

const levels: ReadonlyMap<string, NoticeLevel> = new Map([
  ...['tudo', 'todas', 'all'].map((word) => [word, 'all'] as const),
  ...['mencoes', 'mencao', 'mentions'].map((word) => [word, 'mentions'] as const),
  ...['nada', 'none', 'nenhum'].map((word) => [word, 'none'] as const),
])

/** Reads yes or no to an option of the line. */
export function parseOption(option: OptionName): (said: Said) => LineInput {
  return ({ rest }) => {
    const on = answers.get(plainWord(rest))
    return on === undefined ? { type: 'usage', problem: option } : { type: 'option', option, on }
  }
}

/** Reads at what one's terminal beeps. */
export function parseNotify({ rest }: Said): LineInput {
  const level = levels.get(plainWord(rest))
  return level === undefined ? { type: 'usage', problem: 'notify' } : { type: 'notify', level }
}

/** Reads whom one ignores from now on, or no more. */
export function parseIgnore({ rest, place }: Said): LineInput {
  const nick = takeName(rest, (name) => place.isNick(name))?.argument ?? rest
  if (nick === '') return { type: 'usage', problem: 'ignore' }
  return { type: 'command', command: { verb: 'ignore', nick, on: !place.isIgnored(nick) } }
}
