import type { FileTypes } from '@papo/protocol'
import { extensionOf } from './file-name.ts'

/** Extensions of what a double click runs. Of those who share programs most share their text: `.py` and `.js` are taken. */
const programs: ReadonlySet<string> = new Set(
  [
    'ade adp apk app appimage appref-ms appx appxbundle bat bundle cmd com command cpl deb desktop dll dmg elf exe',
    'fish gadget hta ins ipa jar jnlp jse ksh lnk mach-o mde msc msh msi msix msp mst ocx pif pkg ps1 ps1xml psc1',
    'psd1 psm1 reg rpm run scf scr sct sh shb shs sys url vb vbe vbs vxd ws wsc wsf wsh xbap xll zsh',
  ].flatMap((line) => line.split(' ')),
)

/** How many of a file's first bytes tell whether it is a program. */
export const programHead = 8

/** The first bytes of programs: MZ, ELF, Mach-O in its four orders and for several processors, and packages of Debian and Red Hat. */
const heads: readonly (readonly number[])[] = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e],
  [0xed, 0xab, 0xee, 0xdb],
]

/** What of a name or a type is not taken; undefined where it may be. */
export function refusedByName(types: FileTypes, name: string, type?: string): string | undefined {
  if (types === 'all') return undefined
  const extension = extensionOf(name)
  if (types === 'safe') return programs.has(extension) ? `.${extension}` : undefined
  // who can't tell the type says this one, or none: the content tells it later
  if (type === undefined || type === '' || type.startsWith('application/octet-stream')) return undefined
  return refusedByType(types, type)
}

/** The type, where a content of it is not taken. */
export function refusedByType(types: FileTypes, type: string): string | undefined {
  if (typeof types === 'string') return undefined
  const [plain = ''] = type.toLowerCase().split(';')
  const isTaken = types.some((one) => (one.endsWith('/*') ? plain.startsWith(one.slice(0, -1)) : one === plain.trim()))
  return isTaken ? undefined : plain.trim()
}

/** Whether a file with these first bytes is a program. */
export function isProgram(bytes: Uint8Array): boolean {
  return heads.some((head) => head.length <= bytes.length && head.every((byte, index) => bytes[index] === byte))
}
