import { ChatError, parseEmoji, parseNamed, takeNumber, takeWord } from '@papo/protocol'
import type { NamedMessage } from '@papo/protocol'
import type { LineInput, Said } from './line-command.ts'
import type { Target } from './targets.ts'

const usage = (problem: Extract<LineInput, { type: 'usage' }>['problem']): LineInput => ({ type: 'usage', problem })

/** Reads what message n, or the newest of the room, is answered with. */
export function parseReply({ rest, place }: Said): LineInput {
  const { argument = '', rest: text = '' } = takeWord(rest) ?? {}
  const name = parseNamed(argument)
  if (name === undefined || text === '') return usage('reply')
  return withTarget(name, place, ({ room, seq: reply }) => ({
    type: 'command',
    command: { verb: 'send', room, text, style: 'say', reply, targets: place.targets },
  }))
}

/** Reads the new text of message n, or of one's own last one. */
export function parseEdit({ rest, place }: Said): LineInput {
  const { number, rest: text } = takeNumber(rest)
  if (text === '') return usage('edit')
  const edit = ({ room, seq }: Target): LineInput => ({ type: 'command', command: { verb: 'edit', room, seq, text } })
  return number === undefined ? withOwn(place, edit) : withTarget({ number }, place, edit)
}

/** Reads which message is deleted: one's own last one, where no number is said. */
export function parseDelete({ rest, place }: Said): LineInput {
  const remove = ({ room, seq }: Target): LineInput => ({ type: 'command', command: { verb: 'delete', room, seq } })
  const name = rest === '' ? 'last' : parseNamed(rest)
  if (name === undefined) return usage('delete')
  return name === 'last' ? withOwn(place, remove) : withTarget(name, place, remove)
}

/** Reads a reaction to message n; with a `-` before it, it is taken back. */
export function parseReact({ rest, place }: Said): LineInput {
  const { argument = '', rest: sign = '' } = takeWord(rest) ?? {}
  const name = parseNamed(argument)
  if (name === undefined || sign === '') return usage('react')
  const emoji = parseEmoji(sign.replace(/^-\s*/u, ''))
  if (emoji === undefined) return usage('emoji')
  const on = !sign.startsWith('-')
  return withTarget(name, place, ({ room, seq }) => ({
    type: 'command',
    command: { verb: 'react', room, seq, emoji, on },
  }))
}

type Then = (target: Target) => LineInput

function withTarget(name: NamedMessage, place: Said['place'], then: Then): LineInput {
  if (name === 'last') return withNewest(place, then)
  const target = place.targets.at(name.number)
  return target && place.isReading(target.room) ? then(target) : usage('number')
}

function withNewest({ room, targets, settled }: Said['place'], then: Then): LineInput {
  if (room === undefined) return { type: 'refused', error: new ChatError('not_in_room') }
  if (settled !== 'newest') return { type: 'settle', what: 'newest', room }
  const { newest } = targets
  return newest ? then(newest) : usage('nothing_last')
}

/** One's own last message: what was said before this line may still be on its way, and is waited for. */
function withOwn(place: Said['place'], then: Then): LineInput {
  if (place.settled !== 'own') return { type: 'settle', what: 'own' }
  const { own } = place.targets
  return own && place.isReading(own.room) ? then(own) : usage('own_last')
}
