import type { Language } from '../language.ts'

/** The dialog that makes a room. */
export interface CreateRoomTexts {
  readonly title: string
  readonly name: string
  readonly go: string
  readonly exists: string
  readonly enterIt: string
  readonly tooLong: string
  readonly badStart: string
  readonly badCharacter: string
  readonly empty: string
}

/** What the dialog that makes a room says, in each language; loaded with it. */
export const createRoomTexts: Readonly<Record<Language, CreateRoomTexts>> = {
  'pt-BR': {
    title: 'Nova sala',
    name: 'Nome',
    go: 'Criar e entrar',
    exists: 'Já existe uma sala com esse nome. Entrar nela?',
    enterIt: 'Entrar nela',
    tooLong: 'O nome pode ter até 50 letras',
    badStart: 'Comece com uma letra ou um número',
    badCharacter: 'Use letras, números e espaços',
    empty: 'Dê um nome à sala',
  },
  en: {
    title: 'New room',
    name: 'Name',
    go: 'Create and join',
    exists: 'A room by that name exists. Join it?',
    enterIt: 'Join it',
    tooLong: 'The name can have up to 50 letters',
    badStart: 'Begin with a letter or a number',
    badCharacter: 'Use letters, numbers and spaces',
    empty: 'Give the room a name',
  },
}
