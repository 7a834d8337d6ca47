import type { Language } from '../language.ts'

/** What the page says while files are being sent; loaded with the first of them. */
export interface UploadTexts {
  /** Over the page while something is dragged; `place` as the composer names it. */
  readonly drop: (place: string) => string
  /** The list of what goes with the next message. */
  readonly tray: string
  /** `62% de 1,4 MB`. */
  readonly part: (percent: number, size: string) => string
  readonly waiting: string
  readonly processing: string
  /** The connection is gone; it goes on by itself. */
  readonly cut: string
  readonly progress: (name: string) => string
  readonly cancel: (name: string) => string
  readonly remove: (name: string) => string
  readonly retry: string
  /** The same with what it tries, for who does not see where it stands. */
  readonly retryName: (name: string) => string
  readonly began: (name: string) => string
  readonly arrived: (name: string) => string
  readonly failed: (name: string, reason: string) => string
  readonly tooBig: (size: string, max: string) => string
  readonly empty: string
  readonly tooMany: (max: number) => string
  readonly notReadable: string
  readonly refused: string
  readonly describe: string
  readonly describeName: (name: string, alt: string) => string
  readonly describeSub: string
  readonly original: string
  readonly originalSub: string
  readonly save: string
  readonly voice: {
    /** The recorder, by name. */
    readonly label: string
    /** What a recording is called as a file. */
    readonly file: string
    readonly asking: string
    readonly denied: string
    readonly noMicrophone: string
    readonly failed: string
    readonly of: (limit: string) => string
    readonly listen: string
    readonly pause: string
    readonly discard: string
    readonly send: string
    readonly discarded: string
    readonly undo: string
    readonly started: string
    readonly stopped: (length: string) => string
    readonly almost: (seconds: number) => string
    readonly limit: string
    readonly time: (minutes: number, seconds: number) => string
  }
}

/** What the page says while files are being sent, in each language. */
export const uploadTexts: Readonly<Record<Language, UploadTexts>> = {
  'pt-BR': {
    drop: (place) => `Solte para enviar em ${place}`,
    tray: 'Arquivos que vão com a mensagem',
    part: (percent, size) => `${percent}% de ${size}`,
    waiting: 'Na fila',
    processing: 'Quase lá…',
    cut: 'Sem conexão: continua sozinho',
    progress: (name) => `Enviando ${name}`,
    cancel: (name) => `Cancelar envio de ${name}`,
    remove: (name) => `Tirar ${name}`,
    retry: 'Tentar de novo',
    retryName: (name) => `Tentar de novo: ${name}`,
    began: (name) => `Enviando ${name}`,
    arrived: (name) => `${name}: pronto`,
    failed: (name, reason) => `${name} não foi: ${reason}`,
    tooBig: (size, max) => `Este arquivo tem ${size}. O limite aqui é ${max}.`,
    empty: 'Este arquivo está vazio.',
    tooMany: (max) => `Vão no máximo ${max} arquivos com uma mensagem.`,
    notReadable: 'O navegador não consegue mais ler este arquivo. Escolha de novo.',
    refused: 'O servidor não aceitou este arquivo.',
    describe: 'Descrever imagem',
    describeName: (name, alt) => (alt === '' ? `Descrever imagem: ${name}` : `Descrever imagem: ${name}. ${alt}`),
    describeSub: 'Para quem não vê a imagem. O que ela mostra?',
    original: 'Enviar original',
    originalSub: 'No tamanho em que está e com os dados da câmera, que podem dizer onde a foto foi tirada.',
    save: 'Salvar',
    voice: {
      label: 'Gravação de voz',
      file: 'voz',
      asking: 'O navegador está pedindo o microfone…',
      denied: 'O navegador bloqueou o microfone. Libere no cadeado da barra de endereço.',
      noMicrophone: 'Não encontrei um microfone neste aparelho.',
      failed: 'A gravação parou: o microfone não respondeu.',
      of: (limit) => `de ${limit}`,
      listen: 'Ouvir',
      pause: 'Pausar',
      discard: 'Descartar gravação',
      send: 'Enviar mensagem de voz',
      discarded: 'Gravação descartada.',
      undo: 'Desfazer',
      started: 'Gravando',
      stopped: (length) => `Gravação parada, ${length}`,
      almost: (seconds) => `Faltam ${seconds} segundos`,
      limit: 'Chegou ao limite. A gravação parou.',
      time: (minutes, seconds) =>
        minutes === 0
          ? `${seconds} segundos`
          : `${minutes} ${minutes === 1 ? 'minuto' : 'minutos'} e ${seconds} segundos`,
    },
  },
  en: {
    drop: (place) => `Drop to send to ${place}`,
    tray: 'Files that go with the message',
    part: (percent, size) => `${percent}% of ${size}`,
    waiting: 'Queued',
    processing: 'Almost there…',
    cut: 'No connection: goes on by itself',
    progress: (name) => `Sending ${name}`,
    cancel: (name) => `Cancel sending ${name}`,
    remove: (name) => `Take ${name} out`,
    retry: 'Try again',
    retryName: (name) => `Try again: ${name}`,
    began: (name) => `Sending ${name}`,
    arrived: (name) => `${name}: ready`,
    failed: (name, reason) => `${name} was not sent: ${reason}`,
    tooBig: (size, max) => `This file has ${size}. The limit here is ${max}.`,
    empty: 'This file is empty.',
    tooMany: (max) => `A message takes ${max} files at most.`,
    notReadable: 'The browser cannot read this file any more. Choose it again.',
    refused: 'The server did not take this file.',
    describe: 'Describe image',
    describeName: (name, alt) => (alt === '' ? `Describe image: ${name}` : `Describe image: ${name}. ${alt}`),
    describeSub: 'For who does not see the image. What does it show?',
    original: 'Send original',
    originalSub: 'In its own size and with the data of the camera, which may tell where the photo was taken.',
    save: 'Save',
    voice: {
      label: 'Voice recording',
      file: 'voice',
      asking: 'The browser is asking for the microphone…',
      denied: 'The browser blocked the microphone. Allow it at the padlock of the address bar.',
      noMicrophone: 'This device has no microphone that I can find.',
      failed: 'The recording stopped: the microphone did not answer.',
      of: (limit) => `of ${limit}`,
      listen: 'Listen',
      pause: 'Pause',
      discard: 'Discard recording',
      send: 'Send voice message',
      discarded: 'Recording discarded.',
      undo: 'Undo',
      started: 'Recording',
      stopped: (length) => `Recording stopped, ${length}`,
      almost: (seconds) => `${seconds} seconds left`,
      limit: 'That is the limit. The recording stopped.',
      time: (minutes, seconds) =>
        minutes === 0
          ? `${seconds} seconds`
          : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and ${seconds} seconds`,
    },
  },
}
