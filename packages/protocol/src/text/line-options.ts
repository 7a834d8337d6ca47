import type { NoticeLevel } from '../events.ts'

/** What one sets about one's own line by yes or no. */
export type OptionName = 'colors' | 'ascii' | 'times'

/** What a line tells of what one sets oneself. */
export interface LineOptionTexts {
  readonly ignored: (nick: string) => string
  readonly heardAgain: (nick: string) => string
  readonly notices: Readonly<Record<NoticeLevel, string>>
  readonly options: Readonly<Record<OptionName, { readonly on: string; readonly off: string }>>
  /** Where nothing may move the cursor. */
  readonly clearNeedsColors: string
  /** What stands before the link of a room, and of the server where one is in none. */
  readonly inviteRoom: (room: string) => string
  readonly inviteServer: string
  /** Where browsers have no way in. */
  readonly noInvite: string
  /** How signs are written in letters. */
  readonly signs: Readonly<Record<string, string>>
}

interface Catalogue {
  readonly texts: LineOptionTexts
  readonly usage: Readonly<Record<OptionName | 'ignore' | 'notify', string>>
}

/** The Portuguese ones. */
export const lineOptionsPtBR: Catalogue = {
  texts: {
    ignored: (nick) => `✅ Você não verá mais o que ${nick} diz. Para voltar: /ignorar ${nick}`,
    heardAgain: (nick) => `✅ Você volta a ver o que ${nick} diz.`,
    notices: {
      all: '✅ Aviso sonoro a cada mensagem.',
      mentions: '✅ Aviso sonoro quando falam com você.',
      none: '✅ Sem aviso sonoro.',
    },
    options: {
      colors: { on: '✅ Apelidos em cores. Para voltar: /cores nao', off: '✅ Sem cores.' },
      ascii: { on: '✅ Sem acentos nem sinais. Para voltar: /ascii nao', off: '✅ Com acentos e sinais.' },
      times: { on: '✅ Hora antes de cada linha. Para voltar: /horas nao', off: '✅ Sem hora antes das linhas.' },
    },
    clearNeedsColors: '🔹 Para limpar a tela o servidor manda um código ao terminal: permita com /cores sim',
    inviteRoom: (room) => `🔹 Para chamar gente para a sala '${room}':`,
    inviteServer: '🔹 Para chamar gente:',
    noInvite: '🔹 Este servidor não tem endereço para navegadores.',
    signs: {
      '📝': '(nota)',
      '⚠️': '(aviso)',
      '❌': '(erro)',
      '✅': '(ok)',
      '🔹': '(info)',
      '👋': '(tchau)',
      '✏️': '(edicao)',
      '🗑️': '(apagada)',
      '🔸': '-',
    },
  },
  usage: {
    ignore: '⚠️ Diga quem: /ignorar <apelido>',
    notify: '⚠️ Diga quando: /avisos tudo, /avisos mencoes ou /avisos nada',
    colors: '⚠️ Diga sim ou não: /cores sim ou /cores nao',
    ascii: '⚠️ Diga sim ou não: /ascii sim ou /ascii nao',
    times: '⚠️ Diga sim ou não: /horas sim ou /horas nao',
  },
}

/** The English ones. */
export const lineOptionsEn: Catalogue = {
  texts: {
    ignored: (nick) => `✅ You will see no more of what ${nick} says. To undo: /ignore ${nick}`,
    heardAgain: (nick) => `✅ You see again what ${nick} says.`,
    notices: {
      all: '✅ A beep at each message.',
      mentions: '✅ A beep when somebody speaks to you.',
      none: '✅ No beep.',
    },
    options: {
      colors: { on: '✅ Nicks in colours. To undo: /colors no', off: '✅ No colours.' },
      ascii: { on: '✅ No accents and signs. To undo: /ascii no', off: '✅ With accents and signs.' },
      times: { on: '✅ The time before each line. To undo: /times no', off: '✅ No time before lines.' },
    },
    clearNeedsColors: '🔹 To clear the screen the server sends your terminal a code: allow it with /colors yes',
    inviteRoom: (room) => `🔹 To call people to the room '${room}':`,
    inviteServer: '🔹 To call people:',
    noInvite: '🔹 This server has no address for browsers.',
    signs: {
      '📝': '(note)',
      '⚠️': '(warning)',
      '❌': '(error)',
      '✅': '(ok)',
      '🔹': '(info)',
      '👋': '(bye)',
      '✏️': '(edit)',
      '🗑️': '(deleted)',
      '🚪': '(room)',
      '👤': '(user)',
      '🔸': '-',
    },
  },
  usage: {
    ignore: '⚠️ Say whom: /ignore <nick>',
    notify: '⚠️ Say when: /notify all, /notify mentions or /notify none',
    colors: '⚠️ Say yes or no: /colors yes or /colors no',
    ascii: '⚠️ Say yes or no: /ascii yes or /ascii no',
    times: '⚠️ Say yes or no: /times yes or /times no',
  },
}
