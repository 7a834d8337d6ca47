import type { FileView } from '../files.ts'

/** Who reacted to somebody's messages in a while, and how. */
export interface ReactedList {
  readonly nicks: readonly string[]
  readonly emoji: readonly string[]
  /** To how many messages. */
  readonly messages: number
  /** The beginning of the one message; that of the first of several. */
  readonly text: string
  /** What it brings. */
  readonly files?: readonly FileView[]
}

/** What is missing or wrong where a command names a message. */
export type ChangeProblem = 'reply' | 'edit' | 'delete' | 'react' | 'emoji' | 'number' | 'own_last' | 'nothing_last'

/** What a line tells of replies, edits, deletions and reactions. */
export interface LineChangeTexts {
  readonly replied: (nick: string, to: string, text: string) => string
  readonly corrected: (nick: string, text: string) => string
  readonly removed: (nick: string) => string
  /** To the author of the messages. */
  readonly reacted: (list: ReactedList) => string
  /** A text of the history that is not what was said first. */
  readonly edited: (text: string) => string
  /** A message that calls its reader. */
  readonly called: (text: string) => string

  /** To who did it. */
  readonly editDone: string
  readonly editSame: string
  readonly deleteDone: string
  readonly deletedAlready: string
  readonly reactDone: (emoji: string) => string
  readonly reactedAlready: (emoji: string) => string
  readonly reactionGone: (emoji: string) => string
  readonly notReacted: (emoji: string) => string
}

interface Catalogue {
  readonly texts: LineChangeTexts
  readonly usage: Readonly<Record<ChangeProblem, string>>
}

const called = (text: string): string => `${text} <<`
const replied = (nick: string, to: string, text: string): string => `[${nick} → ${to}] ${text}`

const listed = (names: readonly string[], and: string, more: (count: number) => string): string => {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} ${and} ${more(names.length - 3)}`
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}` : (names[0] ?? '')
}

/** The Portuguese ones. */
export const lineChangesPtBR: Catalogue = {
  texts: {
    replied,
    called,
    corrected: (nick, text) => `✏️ ${nick} corrigiu: ${text}`,
    removed: (nick) => `🗑️ Uma mensagem de ${nick} foi apagada.`,
    reacted: ({ nicks, emoji, messages, text }) => {
      const who = `${listed(nicks, 'e', (count) => `mais ${count}`)} ${nicks.length === 1 ? 'reagiu' : 'reagiram'}`
      const what = messages === 1 ? `à sua mensagem "${text}"` : `a ${messages} mensagens suas`
      return `📝 ${who} ${what}: ${emoji.join(' ')}`
    },
    edited: (text) => `${text} (editada)`,
    editDone: '✅ Mensagem editada.',
    editSame: '🔹 A mensagem já diz isso.',
    deleteDone: '✅ Mensagem apagada.',
    deletedAlready: '🔹 Essa mensagem já foi apagada.',
    reactDone: (emoji) => `✅ Você reagiu com ${emoji}`,
    reactedAlready: (emoji) => `🔹 Você já reagiu com ${emoji} Para retirar, ponha um - antes do emoji.`,
    reactionGone: (emoji) => `✅ Você retirou ${emoji}`,
    notReacted: (emoji) => `🔹 Você não tinha reagido com ${emoji}`,
  },
  usage: {
    reply: '⚠️ Diga a qual mensagem e o texto: /responder 3 sim, ou /responder ultima sim',
    edit: '⚠️ Diga o texto novo: /editar <texto>, ou /editar 3 <texto>',
    delete: '⚠️ Diga qual mensagem: /apagar para a sua última, ou /apagar 3',
    react: '⚠️ Diga a qual mensagem e com o quê: /reagir 3 👍 ou /reagir 3 :joinha:',
    emoji: '⚠️ Não conheço esse emoji. Use um emoji, ou :joinha: :coracao: :risada: :festa: :olhos: :palmas:',
    number: '⚠️ Não há mensagem com esse número. Veja os números com /historico -n',
    own_last: '⚠️ Você ainda não disse nada aqui. Outra mensagem: veja o número dela com /historico -n',
    nothing_last: '⚠️ Ainda não há mensagem a que responder.',
  },
}

/** The English ones. */
export const lineChangesEn: Catalogue = {
  texts: {
    replied,
    called,
    corrected: (nick, text) => `✏️ ${nick} corrected: ${text}`,
    removed: (nick) => `🗑️ A message by ${nick} was deleted.`,
    reacted: ({ nicks, emoji, messages, text }) => {
      const what = messages === 1 ? `your message "${text}"` : `${messages} of your messages`
      return `📝 ${listed(nicks, 'and', (count) => `${count} more`)} reacted to ${what}: ${emoji.join(' ')}`
    },
    edited: (text) => `${text} (edited)`,
    editDone: '✅ Message edited.',
    editSame: '🔹 The message says that already.',
    deleteDone: '✅ Message deleted.',
    deletedAlready: '🔹 That message was deleted already.',
    reactDone: (emoji) => `✅ You reacted with ${emoji}`,
    reactedAlready: (emoji) => `🔹 You have reacted with ${emoji} already. To take it back, put a - before the emoji.`,
    reactionGone: (emoji) => `✅ You took back ${emoji}`,
    notReacted: (emoji) => `🔹 You had not reacted with ${emoji}`,
  },
  usage: {
    reply: '⚠️ Say to which message, and the text: /reply 3 yes, or /reply last yes',
    edit: '⚠️ Give the new text: /edit <text>, or /edit 3 <text>',
    delete: '⚠️ Say which message: /delete for your last, or /delete 3',
    react: '⚠️ Say to which message, and with what: /react 3 👍 or /react 3 :thumbsup:',
    emoji: '⚠️ I do not know that emoji. Use an emoji, or :thumbsup: :heart: :joy: :tada: :eyes: :clap:',
    number: '⚠️ There is no message of that number. See the numbers with /history -n',
    own_last: '⚠️ You have not said anything here yet. Another message: see its number with /history -n',
    nothing_last: '⚠️ There is no message to reply to yet.',
  },
}
