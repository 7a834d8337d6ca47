import { doorTexts, hostInUrl } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import type { TerminalAddress } from './terminal-address.ts'

/** What a program is told that asks for a page: how to talk without one. */
export function terminalText(language: Language, { host, port }: TerminalAddress): string {
  const texts = doorTexts[language].plain
  const at = `http://${hostInUrl(host)}:${port}`
  return [
    texts.title,
    '',
    `${texts.terminal}:`,
    `  nc ${host} ${port}`,
    `${texts.token}:`,
    `  curl -H 'Content-Type: application/json' -d '{"nick":"robo"}' ${at}/entrar`,
    `${texts.send}:`,
    `  curl -H 'Authorization: Bearer TOKEN' -d 'oi' ${at}/s/geral`,
    `${texts.file}:`,
    `  curl -H 'Authorization: Bearer TOKEN' -T foto.png '${at}/s/geral?nome=foto.png'`,
    `${texts.read}:`,
    `  curl -N '${at}/s/geral.txt?follow'`,
    '',
  ].join('\n')
}
