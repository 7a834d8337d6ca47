import { formatSize } from './file-size.ts'
import type { FileKind, FileView } from './files.ts'
import type { Language } from './language.ts'

/** What files are called in a language. */
interface FileTexts {
  readonly kinds: Record<FileKind, string>
  /** What stands for one file where it is named in passing; pictures and recordings are seldom known by their names. */
  readonly one: Record<Exclude<FileKind, 'file'>, string>
  readonly many: Record<FileKind, (count: number) => string>
}

const texts: Record<Language, FileTexts> = {
  'pt-BR': {
    kinds: { image: 'imagem', voice: 'voz', audio: 'áudio', video: 'vídeo', file: 'arquivo' },
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
    kinds: { image: 'image', voice: 'voice', audio: 'audio', video: 'video', file: 'file' },
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

/**
 * A file in a line, for who can't be shown it: `[imagem] nome.png, 420x176, 48 KB`, `[voz 0:23]`,
 * `[vídeo 1:02] nome.mp4, 8,1 MB`. A name is as its author gave it: a line makes it safe as it does a text.
 */
export function fileLine(file: FileView, language: Language): string {
  const { kind, name, size, width, height, durationMs } = file
  const length = durationMs === undefined ? '' : ` ${formatDuration(durationMs)}`
  const mark = `[${texts[language].kinds[kind]}${length}]`
  if (kind === 'voice') return mark
  const measures = kind === 'image' && width !== undefined && height !== undefined ? [`${width}x${height}`] : []
  return `${mark} ${[name, ...measures, formatSize(size, language)].join(', ')}`
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
