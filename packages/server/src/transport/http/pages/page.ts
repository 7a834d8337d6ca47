import type { Language } from '@papo/protocol'
import type { PageFiles } from '../page-files.ts'
import type { TerminalAddress } from '../terminal-address.ts'

/** A page, and those of its inline styles and scripts, letter for letter, that it is allowed. */
export interface Page {
  readonly html: string
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
}

/** What every page knows. */
export interface PageView {
  readonly language: Language
  /** The name that the owner gave the server; empty where none. */
  readonly serverName: string
  /** Where a terminal finds this server. */
  readonly terminal: TerminalAddress
  /** The built page; undefined where it was not built. */
  readonly files: PageFiles | undefined
}

/** A text as it may stand in HTML, in an attribute too. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
