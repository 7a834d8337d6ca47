import type { Language } from '../language.ts'

/** What the terminal client says by itself, beside the words of a line. */
export interface TerminalTexts {
  /** What one says, as one reads it oneself; also what stands before the line that is typed. */
  readonly said: (text: string) => string
  readonly replied: (to: string, text: string) => string
  readonly connecting: (server: string) => string
  readonly lost: (seconds: number) => string
  readonly restarting: string
  readonly back: (sent: number) => string
  /** A message that is not on its way yet. */
  readonly queued: (text: string) => string
  /** A message that was refused; why stands in a line of its own before it. */
  readonly notSent: (text: string) => string
  readonly outboxFull: (max: number) => string
  /** What is left when one goes. */
  readonly kept: (count: number) => string
  readonly stopped: (reason: string) => string
  /** Messages that came while one was away and are not shown. */
  readonly missed: (count: number) => string
  /** By another of one's own connections. */
  readonly exited: (room: string) => string
  /** How much of a file is on its way, and the key that ends it. */
  readonly sending: (name: string, percent: number, size: string) => string
  readonly fileNotSent: (name: string) => string
  /** One has ended it oneself. */
  readonly fileCancelled: (name: string) => string
  readonly noFile: (path: string) => string
  /** What is there is a folder, or something else that can't be sent. */
  readonly notFile: (path: string) => string
  /** How `papo join` is called. */
  readonly usage: string
  readonly unknownOption: (given: string) => string
}

const ptBR: TerminalTexts = {
  said: (text) => `VOCÊ: ${text}`,
  replied: (to, text) => `VOCÊ → ${to}: ${text}`,
  connecting: (server) => `🔹 Conectando a ${server}…`,
  lost: (seconds) => `⚠️ Sem conexão. Tentando de novo em ${seconds} s. Pode continuar escrevendo.`,
  restarting: '📝 O servidor está reiniciando. Volta em instantes; pode continuar escrevendo.',
  back: (sent) =>
    sent === 0 ? '✅ De volta.' : `✅ De volta. ${sent === 1 ? '1 mensagem sai' : `${sent} mensagens saem`} agora.`,
  queued: (text) => `🔹 Na fila: ${text}`,
  notSent: (text) => `❌ Não foi enviada: ${text}`,
  outboxFull: (max) => `⚠️ Já há ${max} mensagens na fila. Espere a conexão voltar.`,
  kept: (count) =>
    count === 1
      ? '🔹 1 mensagem fica guardada e sai na próxima vez.'
      : `🔹 ${count} mensagens ficam guardadas e saem na próxima vez.`,
  stopped: (reason) => `❌ A conexão terminou: ${reason}`,
  missed: (count) => `🔹 Você perdeu ${count} mensagens. As últimas:`,
  exited: (room) => `🔹 Você saiu da sala '${room}' por outra conexão sua.`,
  sending: (name, percent, size) => `🔹 Enviando ${name}: ${percent}% de ${size} (Ctrl+C cancela)`,
  fileNotSent: (name) => `❌ Não foi enviado: ${name}`,
  fileCancelled: (name) => `🔹 Envio cancelado: ${name}`,
  noFile: (path) => `⚠️ Não achei o arquivo ${path}`,
  notFile: (path) => `⚠️ Não é um arquivo: ${path}`,
  usage: 'Uso: papo join host[:porta] [--nick apelido] [--room sala] [--language pt-BR|en]',
  unknownOption: (given) => `Não sei o que fazer com ${given}.`,
}

const en: TerminalTexts = {
  said: (text) => `YOU: ${text}`,
  replied: (to, text) => `YOU → ${to}: ${text}`,
  connecting: (server) => `🔹 Connecting to ${server}…`,
  lost: (seconds) => `⚠️ No connection. Trying again in ${seconds} s. Keep writing.`,
  restarting: '📝 The server is restarting. It will be back in a moment; keep writing.',
  back: (sent) =>
    sent === 0 ? '✅ Back.' : `✅ Back. ${sent === 1 ? '1 message goes' : `${sent} messages go`} out now.`,
  queued: (text) => `🔹 Queued: ${text}`,
  notSent: (text) => `❌ Not sent: ${text}`,
  outboxFull: (max) => `⚠️ There are ${max} messages in the queue. Wait for the connection.`,
  kept: (count) =>
    count === 1
      ? '🔹 1 message is kept and goes out next time.'
      : `🔹 ${count} messages are kept and go out next time.`,
  stopped: (reason) => `❌ The connection has ended: ${reason}`,
  missed: (count) => `🔹 You missed ${count} messages. The newest:`,
  exited: (room) => `🔹 You left the room '${room}' by another of your connections.`,
  sending: (name, percent, size) => `🔹 Sending ${name}: ${percent}% of ${size} (Ctrl+C cancels)`,
  fileNotSent: (name) => `❌ Not sent: ${name}`,
  fileCancelled: (name) => `🔹 Sending cancelled: ${name}`,
  noFile: (path) => `⚠️ I did not find the file ${path}`,
  notFile: (path) => `⚠️ That is not a file: ${path}`,
  usage: 'Usage: papo join host[:port] [--nick nick] [--room room] [--language pt-BR|en]',
  unknownOption: (given) => `I don't know what to do with ${given}.`,
}

/** The terminal client's texts in every language. */
export const terminalTexts: Readonly<Record<Language, TerminalTexts>> = { 'pt-BR': ptBR, en }
