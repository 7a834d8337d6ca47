import { slashFileRows } from './slash-files.ts'
import { slashMessageRows } from './slash-messages.ts'
import { slashOptionRows } from './slash-options.ts'
import type { SlashRow } from './slash-row.ts'

/**
 * Every command of a line: its words in both languages, its arguments, what it does.
 * Any client takes any word; what a word in S1's form does differently (`:create` enters) is the transport's.
 */
const slashTable = [
  {
    name: 'help',
    'pt-BR': {
      words: ['ajuda'],
      shape: '[comando]',
      does: 'mostra os comandos, ou explica um',
      example: '/ajuda criar',
    },
    en: { words: ['help'], shape: '[command]', does: 'shows the commands, or explains one', example: '/help create' },
    colon: { word: 'help', shape: '', does: 'List all available commands' },
  },
  {
    name: 'rooms',
    'pt-BR': { words: ['salas'], shape: '[filtro]', does: 'lista as salas e quem está nelas', example: '/salas redes' },
    en: {
      words: ['rooms', 'list'],
      shape: '[filter]',
      does: 'lists the rooms and who is in them',
      example: '/rooms lab',
    },
    colon: { word: 'list', shape: '', does: 'List all existing rooms' },
    welcome: '/salas - listar salas disponíveis',
  },
  {
    name: 'who',
    'pt-BR': { words: ['quem'], shape: '[sala]', does: 'mostra quem está na sala', example: '/quem geral' },
    en: { words: ['who', 'users', 'names'], shape: '[room]', does: 'shows who is in the room', example: '/who geral' },
    colon: { word: 'users', shape: '', does: 'List all users in the current room' },
  },
  {
    name: 'create',
    'pt-BR': {
      words: ['criar'],
      shape: '<sala>',
      does: 'cria uma sala, sem entrar nela',
      example: '/criar Sala de Aula',
    },
    en: { words: ['create'], shape: '<room>', does: 'creates a room, without entering it', example: '/create My Room' },
    colon: { word: 'create', shape: '<room_name>', does: 'Create a new room (joins automatically)', isDifferent: true },
    welcome: '/criar <sala> - criar uma nova sala',
  },
  {
    name: 'join',
    'pt-BR': { words: ['entrar'], shape: '<sala>', does: 'entra numa sala; sai da atual', example: '/entrar geral' },
    en: { words: ['join'], shape: '<room>', does: 'enters a room; leaves the current one', example: '/join geral' },
    colon: {
      word: 'join',
      shape: '<room_name>',
      does: 'Join named room (if not already in a room)',
      isDifferent: true,
    },
    welcome: '/entrar <sala> - entrar em uma sala existente',
  },
  {
    name: 'leave',
    'pt-BR': { words: ['sair'], shape: '', does: 'sai da sala atual' },
    en: { words: ['leave', 'part'], shape: '', does: 'leaves the current room' },
    colon: { word: 'leave', shape: '', does: 'Leaves current room (goes back to lobby)' },
    welcome: '/sair - sair da sala atual',
  },
  {
    name: 'checkout',
    colon: { word: 'checkout', shape: '<room_name>', does: 'switches from your current room to named room' },
  },
  {
    name: 'nick',
    'pt-BR': { words: ['apelido'], shape: '<novo>', does: 'troca o seu apelido', example: '/apelido Lari' },
    en: { words: ['nick'], shape: '<new>', does: 'changes your nickname', example: '/nick Lari' },
  },
  {
    name: 'me',
    'pt-BR': { words: ['eu'], shape: '<ação>', does: 'conta o que você faz: * Lari acena', example: '/eu acena' },
    en: { words: ['me'], shape: '<action>', does: 'tells what you do: * Lari waves', example: '/me waves' },
  },
  {
    name: 'msg',
    'pt-BR': {
      words: ['dizer'],
      shape: '<apelido> <texto>',
      does: 'diz algo a uma pessoa só',
      example: '/dizer "Fox Mulder" oi',
    },
    en: {
      words: ['msg'],
      shape: '<nick> <text>',
      does: 'says something to one person only',
      example: '/msg "Fox Mulder" hi',
    },
  },
  ...slashMessageRows,
  ...slashFileRows,
  ...slashOptionRows,
  {
    name: 'lang',
    'pt-BR': { words: ['idioma'], shape: 'pt|en', does: 'troca o idioma: switches to English', example: '/idioma en' },
    en: { words: ['lang'], shape: 'pt|en', does: 'switches the language: muda para português', example: '/lang pt' },
  },
  {
    name: 'quit',
    'pt-BR': { words: ['sair_chat'], shape: '', does: 'sai do chat' },
    en: { words: ['quit', 'exit'], shape: '', does: 'leaves the chat' },
    colon: { word: 'end', shape: '', does: 'Ends connection with the server' },
    welcome: '/sair_chat - desconectar',
  },
] as const satisfies readonly SlashRow[]

/** The name of a line command, whatever word was typed for it. */
export type SlashName = (typeof slashTable)[number]['name']

/** One command of the table. */
export type SlashEntry = SlashRow & { readonly name: SlashName }

/** The table by its rows' common shape. */
export const slashEntries: readonly SlashEntry[] = slashTable
