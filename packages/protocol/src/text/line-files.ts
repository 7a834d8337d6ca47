/** What is wrong where a command is about files. */
export type FileProblem = 'files' | 'upload'

/** How a file can be sent from elsewhere. */
export interface UploadTold {
  readonly room: string
  /** What is typed into a shell. */
  readonly command: string
  /** Until when it works, as a time is shown. */
  readonly until: string
  /** Whether the command names a file of the person's own. */
  readonly isNamed: boolean
}

/** What a line tells of files. */
export interface LineFileTexts {
  readonly files: (room: string, count: number) => string
  readonly noFiles: string
  /** There are older ones, to be had by this number. */
  readonly moreFiles: (most: number) => string
  readonly upload: (told: UploadTold) => readonly string[]
  /** The name that stands for the file of who named none. */
  readonly anyFile: string
}

interface Catalogue {
  readonly texts: LineFileTexts
  readonly usage: Readonly<Record<FileProblem, string>>
}

/** The Portuguese ones. */
export const lineFilesPtBR: Catalogue = {
  texts: {
    files: (room, count) =>
      count === 1 ? `--- ${room}: último arquivo ---` : `--- ${room}: últimos ${count} arquivos ---`,
    noFiles: '🔹 Ninguém mandou arquivos aqui ainda.',
    moreFiles: (most) => `🔹 Há outros, mais antigos. Para ver até ${most}: /arquivos ${most}`,
    upload: ({ room, command, until, isNamed }) => [
      `🔹 Para mandar um arquivo à sala '${room}', num terminal seu:`,
      `  ${command}`,
      `Vale para um arquivo só, até ${until}.${isNamed ? '' : ' Para que chegue com o nome dele: /enviar nome.pdf'}`,
    ],
    anyFile: 'foto.png',
  },
  usage: {
    files: '⚠️ Diga quantos arquivos, até 99: /arquivos 50',
    upload: '⚠️ Diga qual arquivo: /enviar foto.png',
  },
}

/** The English ones. */
export const lineFilesEn: Catalogue = {
  texts: {
    files: (room, count) => (count === 1 ? `--- ${room}: last file ---` : `--- ${room}: last ${count} files ---`),
    noFiles: '🔹 Nobody has sent files here yet.',
    moreFiles: (most) => `🔹 There are older ones. To see up to ${most}: /files ${most}`,
    upload: ({ room, command, until, isNamed }) => [
      `🔹 To send a file to the room '${room}', in a terminal of yours:`,
      `  ${command}`,
      `Good for one file, until ${until}.${isNamed ? '' : ' To have it come with its name: /upload name.pdf'}`,
    ],
    anyFile: 'photo.png',
  },
  usage: {
    files: '⚠️ Say how many files, up to 99: /files 50',
    upload: '⚠️ Say which file: /upload photo.png',
  },
}
