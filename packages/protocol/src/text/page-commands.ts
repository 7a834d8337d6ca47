import type { Language } from '../language.ts'
import type { SlashName } from '../slash.ts'

/** How a command is written on the page, after its word, and what it does there. */
export interface PageCommandTexts {
  readonly shape: string
  readonly does: string
}

/** The commands that do something else on the page than on a line. */
type Different = Extract<
  SlashName,
  'help' | 'rooms' | 'who' | 'create' | 'join' | 'reply' | 'edit' | 'delete' | 'react' | 'files' | 'upload' | 'notify'
>

/** What commands do on the page where it is not what they do on a line, in every language. */
export const pageCommandTexts = {
  'pt-BR': {
    help: { shape: '', does: 'mostra os comandos' },
    rooms: { shape: '[filtro]', does: 'abre a busca de salas' },
    who: { shape: '', does: 'mostra quem está na sala' },
    create: { shape: '[sala]', does: 'cria uma sala e entra nela' },
    join: { shape: '[sala]', does: 'entra numa sala, sem sair das outras' },
    reply: { shape: '<texto>', does: 'responde à última mensagem' },
    edit: { shape: '<texto>', does: 'corrige a sua última mensagem' },
    delete: { shape: '', does: 'apaga a sua última mensagem' },
    react: { shape: '<emoji>', does: 'reage à última mensagem; com - antes, retira' },
    files: { shape: '', does: 'mostra os arquivos da sala' },
    upload: { shape: '', does: 'escolhe arquivos para mandar' },
    notify: { shape: 'tudo|mencoes|nada', does: 'avisa desta sala: de tudo, se chamam você, nunca' },
  },
  en: {
    help: { shape: '', does: 'shows the commands' },
    rooms: { shape: '[filter]', does: 'opens the search for rooms' },
    who: { shape: '', does: 'shows who is in the room' },
    create: { shape: '[room]', does: 'creates a room and enters it' },
    join: { shape: '[room]', does: 'enters a room, without leaving the others' },
    reply: { shape: '<text>', does: 'replies to the last message' },
    edit: { shape: '<text>', does: 'corrects your last message' },
    delete: { shape: '', does: 'deletes your last message' },
    react: { shape: '<emoji>', does: 'reacts to the last message; a - before takes it back' },
    files: { shape: '', does: 'shows the files of the room' },
    upload: { shape: '', does: 'chooses files to send' },
    notify: { shape: 'all|mentions|none', does: 'tells of this room: everything, when called, never' },
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<Different, PageCommandTexts>>>>
