import { commandLineTexts } from '@papo/protocol'
import { type SettingKey, defaults, flagOf, settingKeys, showSetting } from '../config/settings.ts'
import type { CommandLineTexts, Language } from '@papo/protocol'

const width = 80

/** The usage of `papo`, made from the table of settings, within 80 columns. */
export function helpText(language: Language): string {
  const texts = commandLineTexts[language]
  const sections = [
    [texts.usage],
    [texts.commandsTitle, ...Object.entries(texts.commands).flatMap(([name, text]) => explain(name, text))],
    [texts.settingsTitle, ...settingKeys.flatMap((key) => explain(`--${flagOf(key)}`, describe(key, texts)))],
    [...Object.entries(texts.otherFlags).flatMap(([name, text]) => explain(`--${name}`, text))],
    [texts.sourcesTitle, ...wrap(texts.sources, width - 2).map((line) => `  ${line}`)],
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function describe(key: SettingKey, texts: CommandLineTexts): string {
  const value = showSetting(key, defaults)
  return value === '' ? texts.settings[key] : `${texts.settings[key]} ${texts.byDefault(value)}`
}

function explain(name: string, text: string): string[] {
  const [first = '', ...rest] = wrap(text, width - 22)
  return [`  ${name.padEnd(19)} ${first}`, ...rest.map((line) => ' '.repeat(22) + line)]
}

function wrap(text: string, columns: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last === '') lines[lines.length - 1] = word
    else if (last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
