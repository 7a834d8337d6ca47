import type { Language } from '../language.ts'

/** What the server says in place of the page. */
export interface PlainPageTexts {
  /** Shown where the page does not run. */
  readonly needsScript: string
  readonly readRoom: string
  readonly toDoor: string
  readonly notFoundTitle: string
  readonly notFound: string
  readonly toRooms: string
  /** The server runs without its built page. */
  readonly notBuilt: string
}

/** What the server says in place of the page, in each language. */
export const plainPageTexts: Readonly<Record<Language, PlainPageTexts>> = {
  'pt-BR': {
    needsScript: 'A sala precisa de JavaScript. Sem ele, converse pelo terminal:',
    readRoom: 'Ler a sala como texto',
    toDoor: 'Voltar para a porta',
    notFoundTitle: 'Esta página não existe',
    notFound: 'O endereço está errado ou mudou.',
    toRooms: 'Ver salas',
    notBuilt: 'A página do Papo ainda não foi montada. Rode npm start, ou converse pelo terminal:',
  },
  en: {
    needsScript: 'The room needs JavaScript. Without it, talk from a terminal:',
    readRoom: 'Read the room as text',
    toDoor: 'Back to the door',
    notFoundTitle: 'This page does not exist',
    notFound: 'The address is wrong or has changed.',
    toRooms: 'See rooms',
    notBuilt: 'The page of Papo has not been built yet. Run npm start, or talk from a terminal:',
  },
}
