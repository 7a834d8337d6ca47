import { commandLineTexts } from '@papo/protocol'
import { settingKeys, showSetting } from '../config/settings.ts'
import type { Configuration, Origin } from '../config/read-config.ts'

/** The settings in force and where each came from, one a line. */
export function configText({ settings, origins }: Configuration): string {
  const { origins: texts } = commandLineTexts[settings.language]
  const say = ({ source, name = '', file = '' }: Origin): string => texts[source](name, file)
  const rows = settingKeys.map((key) => ({ key, value: showSetting(key, settings), origin: say(origins[key]) }))
  const columns = Math.max(...rows.map(({ value }) => value.length))
  return rows.map(({ key, value, origin }) => `${key.padEnd(15)} ${value.padEnd(columns)}  ${origin}\n`).join('')
}
