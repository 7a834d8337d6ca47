import type { Language } from '../language.ts'

/** What the front door says to those whom it cannot let in, or cannot serve yet. */
export interface DoorTexts {
  /** No room for one more connection. */
  full: string
  /** Too many connections from one address. */
  crowdedAddress: string
  /** To who goes because too many wait without a nick. */
  crowded: string
  /** To who took too long for a nick. */
  idle: string
  /** What an IRC client is told while IRC is not spoken. */
  noIrc: string
  /** To who sends what is no HTTP where only HTTP is spoken. */
  notHttp: string
  /** The page that a browser gets while there is no client for it. */
  page: UnavailablePageTexts
}

/** The texts of the page that answers a browser with 503. */
export interface UnavailablePageTexts {
  title: string
  status: string
  lead: string
  howTitle: string
  how: string
  withoutNc: string
  retry: string
  /** `count` attempts so far, the last at `time` (hh:mm:ss, UTC). */
  again: (count: number, time: string) => string
}

/** The front door's texts in every language. */
export const doorTexts = {
  'pt-BR': {
    full: '⚠️ O servidor está cheio agora. Tente de novo daqui a pouco.',
    crowdedAddress: '⚠️ Há conexões demais vindas do seu endereço. Feche alguma e tente de novo.',
    crowded: '⚠️ Há gente demais esperando sem apelido. Conecte de novo e diga logo o seu.',
    idle: '⚠️ O apelido demorou demais. Conecte de novo quando quiser.',
    notHttp:
      '⚠️ Isso não é HTTP, e aqui só navegadores entram. Para conversar, use nc na porta que o servidor anuncia.',
    noIrc: 'Papo ainda não fala IRC: use nc ou telnet nesta mesma porta.',
    page: {
      title: 'Papo está no ar, mas ainda sem página',
      status: 'Indisponível (503)',
      lead: 'O servidor já recebe conversas pelo terminal. A página para o navegador ainda não existe.',
      howTitle: 'Entre na conversa agora',
      how: 'Abra um terminal e digite:',
      withoutNc: 'Não tem o nc? Use o telnet:',
      retry: 'Tentar de novo',
      again: (count, time) =>
        `Tentativa ${count}, às ${time} (UTC): a página ainda não existe. O terminal continua aberto.`,
    },
  },
  en: {
    full: '⚠️ The server is full right now. Try again in a moment.',
    crowdedAddress: '⚠️ Too many connections come from your address. Close one and try again.',
    crowded: '⚠️ Too many people wait without a nick. Connect again and give yours soon.',
    idle: '⚠️ Your nick took too long. Connect again whenever you like.',
    notHttp:
      '⚠️ That is no HTTP, and only browsers come in here. To talk, use nc on the port that the server announces.',
    noIrc: 'Papo does not speak IRC yet: use nc or telnet on this same port.',
    page: {
      title: 'Papo is up, but has no page yet',
      status: 'Unavailable (503)',
      lead: 'The server already takes people in from the terminal. The page for browsers does not exist yet.',
      howTitle: 'Join the conversation now',
      how: 'Open a terminal and type:',
      withoutNc: 'No nc? Use telnet:',
      retry: 'Try again',
      again: (count, time) =>
        `Attempt ${count}, at ${time} (UTC): the page does not exist yet. The terminal is still open.`,
    },
  },
} satisfies Record<Language, DoorTexts>
