import type { SlashRow } from './slash-row.ts'

/** The commands that name a message: by the number that `/historico -n` gave it, or the last one. */
export const slashMessageRows = [
  {
    name: 'reply',
    'pt-BR': {
      words: ['responder'],
      shape: '<nº> <texto>',
      does: 'responde à mensagem nº, ou à ultima',
      example: '/responder 3 sim, às 14h',
    },
    en: {
      words: ['reply'],
      shape: '<n> <text>',
      does: 'replies to message n, or to the last',
      example: '/reply 3 yes, at noon',
    },
  },
  {
    name: 'edit',
    'pt-BR': {
      words: ['editar'],
      shape: '[nº] <texto>',
      does: 'corrige a sua última mensagem, ou a de nº',
      example: '/editar 3 sim, às 15h',
    },
    en: {
      words: ['edit'],
      shape: '[n] <text>',
      does: 'corrects your last message, or number n',
      example: '/edit 3 yes, at one',
    },
  },
  {
    name: 'delete',
    'pt-BR': {
      words: ['apagar'],
      shape: '[nº]',
      does: 'apaga a sua última mensagem, ou a de nº',
      example: '/apagar 3',
    },
    en: { words: ['delete'], shape: '[n]', does: 'deletes your last message, or number n', example: '/delete 3' },
  },
  {
    name: 'react',
    'pt-BR': {
      words: ['reagir'],
      shape: '<nº> <emoji>',
      does: 'reage à mensagem nº; com - antes, retira',
      example: '/reagir 3 :joinha:',
    },
    en: {
      words: ['react'],
      shape: '<n> <emoji>',
      does: 'reacts to message n; a - before takes it back',
      example: '/react 3 :thumbsup:',
    },
  },
  {
    name: 'history',
    'pt-BR': {
      words: ['historico'],
      shape: '[-n] [n]',
      does: 'mostra as últimas n mensagens (20); -n numera',
      example: '/historico -n 50',
    },
    en: {
      words: ['history'],
      shape: '[-n] [n]',
      does: 'shows the last n messages (20); -n numbers them',
      example: '/history -n 50',
    },
  },
] as const satisfies readonly SlashRow[]
