import type { SlashRow } from './slash-row.ts'

/** The commands of a room's files. */
export const slashFileRows = [
  {
    name: 'files',
    'pt-BR': {
      words: ['arquivos'],
      shape: '[n]',
      does: 'lista os últimos n arquivos da sala, com links',
      example: '/arquivos 50',
    },
    en: {
      words: ['files'],
      shape: '[n]',
      does: 'lists the last n files of the room, with links',
      example: '/files 50',
    },
  },
  {
    name: 'upload',
    'pt-BR': {
      words: ['enviar'],
      shape: '[arquivo]',
      does: 'envia um arquivo, ou mostra como',
      example: '/enviar foto.png',
    },
    en: {
      words: ['upload'],
      shape: '[file]',
      does: 'sends a file, or shows how to',
      example: '/upload photo.png',
    },
  },
] as const satisfies readonly SlashRow[]
