import type { Language } from '../language.ts'

/** What is said of pictures, recordings and other files. */
export interface FilesTexts {
  readonly expand: (name: string) => string
  readonly download: (name: string) => string
  readonly openOriginal: string
  /** Of pictures that are not shown side by side with the others. */
  readonly more: (count: number) => string
  readonly gone: (name: string) => string
  readonly failed: (name: string) => string
  /** Of a picture that was shown large when its message was deleted. */
  readonly deleted: string
  readonly play: string
  readonly pause: string
  readonly notPlayed: string
  readonly position: string
  readonly positionOf: (at: string, length: string) => string
  readonly speed: (times: string) => string
  readonly voice: (nick: string) => string
  readonly voiceOf: (nick: string, length: string) => string
  readonly playingNow: string
  /** The dialog that shows pictures large. */
  readonly lightbox: string
  readonly countOf: (index: number, count: number) => string
  readonly previous: string
  readonly next: string
  /** The list of a room's files. */
  readonly title: string
  readonly kinds: string
  readonly filters: Record<'all' | 'pictures' | 'documents' | 'recordings', string>
  readonly none: string
  readonly listFailed: string
  readonly moreFiles: string
}

/** The same in every language; apart from the page's other texts, for it is loaded only where there are files. */
export const filesTexts: Readonly<Record<Language, FilesTexts>> = {
  'pt-BR': {
    expand: (name) => `Ampliar ${name}`,
    download: (name) => `Baixar ${name}`,
    openOriginal: 'Abrir o original',
    more: (n) => (n === 1 ? 'e mais uma foto' : `e mais ${n} fotos`),
    gone: (name) => `${name} não está mais aqui.`,
    failed: (name) => `${name} não carregou.`,
    deleted: 'A foto que estava aqui foi apagada.',
    play: 'Ouvir',
    pause: 'Pausar',
    notPlayed: 'Ainda não ouvida',
    position: 'Posição',
    positionOf: (at, length) => `${at} de ${length}`,
    speed: (times) => `Velocidade: ${times}×`,
    voice: (nick) => `Voz de ${nick}`,
    voiceOf: (nick, length) => `Mensagem de voz de ${nick}, ${length}`,
    playingNow: 'Tocando agora',
    lightbox: 'Fotos',
    countOf: (index, n) => `${index} de ${n}`,
    previous: 'Anterior',
    next: 'Próxima',
    title: 'Arquivos',
    kinds: 'Tipo de arquivo',
    filters: { all: 'Tudo', pictures: 'Fotos', documents: 'Arquivos', recordings: 'Voz e vídeo' },
    none: 'Nada por aqui ainda.',
    listFailed: 'Não deu para carregar os arquivos.',
    moreFiles: 'Ver mais antigos',
  },
  en: {
    expand: (name) => `Expand ${name}`,
    download: (name) => `Download ${name}`,
    openOriginal: 'Open the original',
    more: (n) => (n === 1 ? 'and one more picture' : `and ${n} more pictures`),
    gone: (name) => `${name} is here no more.`,
    failed: (name) => `${name} did not load.`,
    deleted: 'The picture that was here has been deleted.',
    play: 'Play',
    pause: 'Pause',
    notPlayed: 'Not played yet',
    position: 'Position',
    positionOf: (at, length) => `${at} of ${length}`,
    speed: (times) => `Speed: ${times}×`,
    voice: (nick) => `Voice of ${nick}`,
    voiceOf: (nick, length) => `Voice message from ${nick}, ${length}`,
    playingNow: 'Playing now',
    lightbox: 'Pictures',
    countOf: (index, n) => `${index} of ${n}`,
    previous: 'Previous',
    next: 'Next',
    title: 'Files',
    kinds: 'Kind of file',
    filters: { all: 'All', pictures: 'Pictures', documents: 'Files', recordings: 'Sound and video' },
    none: 'Nothing here yet.',
    listFailed: 'The files could not be loaded.',
    moreFiles: 'Show older ones',
  },
}
