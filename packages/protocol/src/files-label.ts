import type { FileKind, FileView } from './files.ts'
import type { Language } from './language.ts'

/** What files are called in a language. */
interface FilesLabels {
  /** What stands for one file; pictures and recordings are seldom known by their names. */
  readonly one: Record<Exclude<FileKind, 'file'>, string>
  readonly many: Record<FileKind, (count: number) => string>
}

const texts: Record<Language, FilesLabels> = {
  'pt-BR': {
    one: { image: 'Foto', voice: 'Voz', audio: 'Áudio', video: 'Vídeo' },
    many: {
      image: (count) => `${count} fotos`,
      voice: (count) => `${count} mensagens de voz`,
      audio: (count) => `${count} áudios`,
      video: (count) => `${count} vídeos`,
      file: (count) => `${count} arquivos`,
    },
  },
  en: {
    one: { image: 'Picture', voice: 'Voice', audio: 'Sound', video: 'Video' },
    many: {
      image: (count) => `${count} pictures`,
      voice: (count) => `${count} voice messages`,
      audio: (count) => `${count} sounds`,
      video: (count) => `${count} videos`,
      file: (count) => `${count} files`,
    },
  },
}

/** How long a recording lasts: `0:23`, `62:05`. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.floor(durationMs / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** What a message's files are called in passing, in quotes, notices and lists: `Foto`, `Voz 0:23`, `aula.pdf`, `3 fotos`. */
export function filesLabel(
  files: readonly Pick<FileView, 'kind' | 'name' | 'durationMs'>[],
  language: Language,
): string {
  const [first] = files
  if (!first) return ''
  const { one, many } = texts[language]
  if (files.length > 1) return many[files.every(({ kind }) => kind === first.kind) ? first.kind : 'file'](files.length)
  if (first.kind === 'file') return first.name
  const length = first.kind === 'image' || first.durationMs === undefined ? '' : ` ${formatDuration(first.durationMs)}`
  return `${one[first.kind]}${length}`
}
