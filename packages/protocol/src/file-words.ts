import { formatSize } from './file-size.ts'
import { formatDuration } from './files-label.ts'
import type { FileKind, FileView } from './files.ts'
import type { Language } from './language.ts'

const kinds: Record<Language, Record<FileKind, string>> = {
  'pt-BR': { image: 'imagem', voice: 'voz', audio: 'áudio', video: 'vídeo', file: 'arquivo' },
  en: { image: 'image', voice: 'voice', audio: 'audio', video: 'video', file: 'file' },
}

/**
 * A file in a line, for who can't be shown it: `[imagem] nome.png, 420x176, 48 KB`, `[voz 0:23]`,
 * `[vídeo 1:02] nome.mp4, 8,1 MB`. A name is as its author gave it: a line makes it safe as it does a text.
 */
export function fileLine(file: FileView, language: Language): string {
  const { kind, name, size, width, height, durationMs } = file
  const length = durationMs === undefined ? '' : ` ${formatDuration(durationMs)}`
  const mark = `[${kinds[language][kind]}${length}]`
  if (kind === 'voice') return mark
  const measures = kind === 'image' && width !== undefined && height !== undefined ? [`${width}x${height}`] : []
  return `${mark} ${[name, ...measures, formatSize(size, language)].join(', ')}`
}
