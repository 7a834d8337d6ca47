import type { Language } from './language.ts'

/** When something was said, in the time of this machine: `14:02`, or with its day where that is not today. */
export function timeLabel(at: number, now: number, language: Language): string {
  const then = new Date(at)
  const today = new Date(now)
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`
  if (then.toDateString() === today.toDateString()) return time
  return `${dayLabel(then, today, language)} ${time}`
}

function dayLabel(then: Date, today: Date, language: Language): string {
  const [year, month, day] = [String(then.getFullYear()), two(then.getMonth() + 1), two(then.getDate())]
  if (language === 'en') return `${year}-${month}-${day}`
  return then.getFullYear() === today.getFullYear() ? `${day}/${month}` : `${day}/${month}/${year}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
