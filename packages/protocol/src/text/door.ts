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
  /** What a program that asks for a page is told: how to talk without one. */
  plain: PlainAddressTexts
}

/** What stands before each command that talks without a page. */
export interface PlainAddressTexts {
  title: string
  terminal: string
  token: string
  send: string
  file: string
  read: string
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
    plain: {
      title: 'Papo: um chat. No navegador, abra este endereço; sem ele:',
      terminal: 'Converse no terminal',
      token: 'Ou peça um código para o seu programa',
      send: 'fale em uma sala',
      file: 'mande um arquivo',
      read: 'e leia o que se diz nela',
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
    plain: {
      title: 'Papo: a chat. In a browser, open this address; without one:',
      terminal: 'Talk in a terminal',
      token: 'Or ask for a token for your program',
      send: 'speak in a room',
      file: 'send a file',
      read: 'and read what is said there',
    },
  },
} satisfies Record<Language, DoorTexts>
