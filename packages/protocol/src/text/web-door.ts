import type { Language } from '../language.ts'
import { wording } from './web-wording.ts'

const { 'pt-BR': pt, en } = wording

/** The page on which one says one's nick. */
export interface DoorPageTexts {
  readonly title: string
  readonly sub: string
  readonly nick: string
  readonly target: string
  readonly go: string
  readonly all: string
  readonly people: (count: number) => string
  readonly firstRoom: string
  readonly firstRoomName: string
  readonly free: string
  readonly taken: (suggestions: readonly string[]) => string
  readonly tooShort: string
  readonly tooLong: string
  readonly badStart: string
  readonly badCharacter: string
  readonly mixedScripts: string
  readonly reserved: string
  readonly busy: string
  readonly expired: string
  readonly noRoom: string
  /** The other language, by its own name. */
  readonly otherLanguage: string
}

/** What the door says, in each language; the server writes it. */
export const doorPageTexts: Readonly<Record<Language, DoorPageTexts>> = {
  'pt-BR': {
    title: 'Como a gente te chama?',
    sub: 'Só o apelido. Sem cadastro, sem e-mail.',
    nick: 'Apelido',
    target: 'Você vai entrar em',
    go: 'Entrar no papo',
    all: 'Ver todas as salas',
    people: (n) => (n === 0 ? 'ninguém agora' : pt.plural(n, 'pessoa agora', 'pessoas agora')),
    firstRoom: 'A primeira sala é sua. Que nome ela tem?',
    firstRoomName: 'Nome da sala',
    free: 'livre',
    taken: (names) =>
      names.length === 0
        ? 'Já tem alguém com esse apelido. Escolha outro.'
        : `Já tem alguém com esse apelido. Que tal ${names.join(' ou ')}?`,
    tooShort: 'Pelo menos 2 letras',
    tooLong: 'No máximo 24 letras',
    badStart: 'Comece com uma letra ou um número',
    badCharacter: 'Use letras, números, ponto, hífen ou _',
    mixedScripts: 'Use letras de um alfabeto só',
    reserved: 'Esse apelido é reservado. Escolha outro.',
    busy: 'O servidor está ocupado agora. Tente de novo daqui a pouco.',
    expired: 'Seu apelido foi usado por outra pessoa. Escolha outro: suas salas continuam.',
    noRoom: 'Essa sala não existe (ou mudou de nome). Escolha outra.',
    otherLanguage: 'English',
  },
  en: {
    title: 'What should we call you?',
    sub: 'Just a nickname. No sign-up, no e-mail.',
    nick: 'Nickname',
    target: 'You will join',
    go: 'Join the chat',
    all: 'See all rooms',
    people: (n) => (n === 0 ? 'nobody right now' : en.plural(n, 'person right now', 'people right now')),
    firstRoom: 'The first room is yours. What is its name?',
    firstRoomName: 'Room name',
    free: 'free',
    taken: (names) =>
      names.length === 0
        ? 'Someone has that name. Choose another.'
        : `Someone has that name. Try ${names.join(' or ')}?`,
    tooShort: 'At least 2 letters',
    tooLong: 'At most 24 letters',
    badStart: 'Begin with a letter or a number',
    badCharacter: 'Use letters, numbers, dots, hyphens or _',
    mixedScripts: 'Use letters of one alphabet only',
    reserved: 'That name is reserved. Choose another.',
    busy: 'The server is busy right now. Try again in a moment.',
    expired: 'Someone else took your nickname. Choose another: your rooms stay.',
    noRoom: 'That room does not exist (or was renamed). Choose another.',
    otherLanguage: 'Português',
  },
}
