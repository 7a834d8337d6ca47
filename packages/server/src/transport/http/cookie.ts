import type { Language } from '@papo/protocol'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

const maxAgeSeconds = 30 * 86_400
const maxTokenCharacters = 256

/** What the cookie of this server is called: cookies do not tell ports apart, names do. */
function cookieName(socket: Socket): string {
  return isEncrypted(socket) ? '__Host-papo' : `papo-${socket.localPort ?? 0}`
}

/** The token in a request's cookie, if there is one. */
export function readCookie({ headers, socket }: IncomingMessage): string | undefined {
  const wanted = `${cookieName(socket)}=`
  const found = (headers.cookie ?? '').split(';').find((part) => part.trim().startsWith(wanted))
  const token = found?.trim().slice(wanted.length)
  return token === undefined || token === '' || token.length > maxTokenCharacters ? undefined : token
}

/** The header that has a browser keep a token, out of every script's reach. */
export function setCookie(socket: Socket, token: string): string {
  return cookie(socket, token, maxAgeSeconds)
}

/** The header that has a browser forget it. */
export function forgetCookie(socket: Socket): string {
  return cookie(socket, '', 0)
}

/** The header that has a browser keep the language that was chosen; pages read it too. */
export function languageCookie(language: Language): string {
  return `lang=${language}; Path=/; SameSite=Lax; Max-Age=${maxAgeSeconds * 12}`
}

/** The header that tells whether a browser keeps cookies: what it gives comes back with the door's form, or does not. */
export const trialCookie = 'door=1; Path=/; HttpOnly; SameSite=Lax'

/** Whether a browser has sent a form of ours without any cookie, though the door gave it one. */
export function keepsNoCookies({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.cookie === undefined
}

function cookie(socket: Socket, token: string, maxAge: number): string {
  const secure = isEncrypted(socket) ? '; Secure' : ''
  return `${cookieName(socket)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}

function isEncrypted(socket: Socket): boolean {
  return 'encrypted' in socket && socket.encrypted === true
}
