import type { SlashRow } from './slash-row.ts'

/** The commands that set what one is shown oneself, and how. */
export const slashOptionRows = [
  {
    name: 'invite',
    'pt-BR': { words: ['convite'], shape: '', does: 'mostra o link da sala e um QR' },
    en: { words: ['invite'], shape: '', does: 'shows the link of the room and a QR code' },
  },
  {
    name: 'ignore',
    'pt-BR': {
      words: ['ignorar'],
      shape: '<apelido>',
      does: 'esconde de você o que alguém diz, ou mostra',
      example: '/ignorar Fox Mulder',
    },
    en: {
      words: ['ignore'],
      shape: '<nick>',
      does: 'hides from you what somebody says, or shows it',
      example: '/ignore Fox Mulder',
    },
  },
  {
    name: 'notify',
    'pt-BR': {
      words: ['avisos'],
      shape: 'tudo|mencoes|nada',
      does: 'toca: a cada mensagem, se chamam você, nunca',
      example: '/avisos mencoes',
    },
    en: {
      words: ['notify'],
      shape: 'all|mentions|none',
      does: 'beeps: at each message, when called, never',
      example: '/notify mentions',
    },
  },
  {
    name: 'times',
    'pt-BR': { words: ['horas'], shape: 'sim|nao', does: 'mostra a hora antes de cada linha', example: '/horas sim' },
    en: { words: ['times'], shape: 'yes|no', does: 'shows the time before each line', example: '/times yes' },
  },
  {
    name: 'colors',
    'pt-BR': { words: ['cores'], shape: 'sim|nao', does: 'colore os apelidos', example: '/cores sim' },
    en: { words: ['colors'], shape: 'yes|no', does: 'colours the nicks', example: '/colors yes' },
  },
  {
    name: 'ascii',
    'pt-BR': { words: ['ascii'], shape: 'sim|nao', does: 'escreve sem acentos nem sinais', example: '/ascii sim' },
    en: { words: ['ascii'], shape: 'yes|no', does: 'writes without accents and signs', example: '/ascii yes' },
  },
  {
    name: 'clear',
    'pt-BR': { words: ['limpar'], shape: '', does: 'limpa a tela, com as cores ligadas' },
    en: { words: ['clear'], shape: '', does: 'clears the screen, where colours are on' },
  },
] as const satisfies readonly SlashRow[]
