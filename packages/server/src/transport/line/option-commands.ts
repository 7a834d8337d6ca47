import { nickIn, parseNotice, parseYes } from '@papo/protocol'
import type { OptionName } from '@papo/protocol'
import type { LineInput, Said } from './line-command.ts'

/** Reads yes or no to an option of the line. */
export function parseOption(option: OptionName): (said: Said) => LineInput {
  return ({ rest }) => {
    const on = parseYes(rest)
    return on === undefined ? { type: 'usage', problem: option } : { type: 'option', option, on }
  }
}

/** Reads at what one's terminal beeps. */
export function parseNotify({ rest }: Said): LineInput {
  const level = parseNotice(rest)
  return level === undefined ? { type: 'usage', problem: 'notify' } : { type: 'notify', level }
}

/** Reads whom one ignores from now on, or no more. */
export function parseIgnore({ rest, place }: Said): LineInput {
  const nick = nickIn(rest, place)
  if (nick === '') return { type: 'usage', problem: 'ignore' }
  return { type: 'command', command: { verb: 'ignore', nick, on: !place.isIgnored(nick) } }
}
