import type { Language } from '../language.ts'
import { wording } from './web-wording.ts'

const { 'pt-BR': pt, en } = wording

/** The panel of a room, or of a conversation with one person. */
export interface RoomPanelTexts {
  /** Anybody may come in, and so many are there. */
  readonly open: (people: number) => string
  readonly noPins: string
  /** Said to who may pin. */
  readonly howToPin: string
  readonly pinsFailed: string
  readonly goTo: (nick: string) => string
  readonly unpin: (nick: string) => string
  readonly morePins: (count: number) => string
  readonly notices: string
}

/** What the panel of a room says, in each language; loaded with it. */
export const roomPanelTexts: Readonly<Record<Language, RoomPanelTexts>> = {
  'pt-BR': {
    open: (n) => `Aberta · ${pt.plural(n, 'pessoa', 'pessoas')}`,
    noPins: 'Nada fixado ainda. O que se fixa fica aqui, fácil de achar: um enunciado, uma data, um link.',
    howToPin: 'Para fixar, use “Mais ações” na mensagem.',
    pinsFailed: 'Não deu para carregar as mensagens fixadas.',
    goTo: (nick) => `Ir para a mensagem de ${nick}`,
    unpin: (nick) => `Desafixar a mensagem de ${nick}`,
    morePins: (n) => `Ver mais ${pt.count(n)}`,
    notices: 'Avisos daqui',
  },
  en: {
    open: (n) => `Open · ${en.plural(n, 'person', 'people')}`,
    noPins: 'Nothing is pinned yet. What is pinned stays here, easy to find: a task, a date, a link.',
    howToPin: 'To pin, use “More actions” on a message.',
    pinsFailed: 'The pinned messages could not be loaded.',
    goTo: (nick) => `Go to the message of ${nick}`,
    unpin: (nick) => `Unpin the message of ${nick}`,
    morePins: (n) => `Show ${en.count(n)} more`,
    notices: 'Notifications from here',
  },
}
