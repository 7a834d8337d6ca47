import { doorPageTexts, lineTexts, slug as slugOf } from '@papo/protocol'
import type { ChatError, DoorPageTexts, ErrorCode, Language, NickProblem, RoomListing } from '@papo/protocol'
import { errorText } from '../../error-text.ts'
import { doorStyle } from './door-style.ts'
import { escapeHtml } from './html.ts'
import { avatar, icon, iconTag, logo, tile } from './marks.ts'
import type { PageFiles } from './page-files.ts'
import { pagePolicy } from './page-policy.ts'
import { pageStyle } from './page-style.ts'
import { themeLine, themeTags } from './theme.ts'
import type { Theme } from './theme.ts'
import { wallSvg } from './wall.ts'

/** What the door shows. */
export interface DoorView {
  readonly language: Language
  readonly theme: Theme | undefined
  /** The server's own name; may be empty. */
  readonly server: string
  /** The rooms to choose from, the one to enter first; of a link to a room only that one. */
  readonly rooms: readonly RoomListing[]
  /** There are more rooms than these. */
  readonly hasMore: boolean
  /** What was filled in, where it was refused; the room by its slug or name. */
  readonly nick?: string
  readonly room?: string
  /** Of a link to a message: its room's slug, and its seq. */
  readonly link?: string
  /** The link is to a room that is not there. */
  readonly isLost?: boolean
  readonly error?: Pick<ChatError, 'code' | 'detail'>
  /** Who comes back and whose nick somebody else has now. */
  readonly isReturning?: boolean
  /** The address of this page, to come back to in the other language. */
  readonly path: string
  /** What tells this copy of the form from all others. */
  readonly key: string
  readonly files: PageFiles | undefined
}

/** A page and the policy that it is sent with. */
export interface Page {
  readonly html: string
  readonly policy: string
}

/** Writes the page on which one says one's nick: a plain form, which works before and without JavaScript. */
export function doorPage(view: DoorView): Page {
  const style = pageStyle(view.files, doorStyle)
  const { language, files } = view
  const texts = doorPageTexts[language]
  const html = `<!doctype html>
<html lang="${language}"${view.theme ? ` data-theme="${view.theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content">
<title>${escapeHtml(texts.title)} · Papo</title>
${themeTags()}
${iconTag}
${files ? fileTags(files) : ''}<style id="door-style">${style}</style>
</head>
<body>
${body(view, texts)}
</body>
</html>
`
  return { html, policy: pagePolicy({ scripts: [themeLine], styles: [style] }) }
}

/** The app's files are asked for while the nick is typed, so that entering is quick. */
function fileTags({ textFont, headingFont, door, script, modules, texts, style }: PageFiles): string {
  const fonts = [textFont, headingFont].map(
    (font) => `<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`,
  )
  const app = JSON.stringify({ script, modules, texts, style })
  return `${fonts.join('\n')}
<script type="module" src="${door}" data-app="${escapeHtml(app)}"></script>
`
}

function body(view: DoorView, texts: DoorPageTexts): string {
  const { server, path, language } = view
  const other = language === 'en' ? 'pt-BR' : 'en'
  const link = `${path}${path.includes('?') ? '&' : '?'}lang=${other}`
  return `<div class="door"><div class="wall">${wallSvg()}</div>
<main class="card">
<div class="brand">${logo}<div class="bn"><strong>Papo</strong>${server === '' ? '' : `<span>${escapeHtml(server)}</span>`}</div><a class="lang" href="${escapeHtml(link)}" hreflang="${other}"><span class="vh" lang="${other}">${texts.otherLanguage}</span>${icon('languages')}<span aria-hidden="true">${language === 'en' ? 'EN' : 'PT'}</span></a></div>
<h1>${texts.title}</h1>
<p class="sub">${subOf(view, texts)}</p>
<form method="post" action="/entrar"><button class="vh" tabindex="-1" aria-hidden="true"></button><input type="hidden" name="chave" value="${escapeHtml(view.key)}">${view.link === undefined ? '' : `<input type="hidden" name="link" value="${escapeHtml(view.link)}">`}
${nickField(view, texts)}
${roomChoice(view, texts)}
${errorLine('form', errorAt('form', view))}<button class="go">${texts.go}<kbd>Enter</kbd></button>
</form>
<div class="alt">${view.hasMore ? `<a href="/?salas">${texts.all}</a>` : ''}</div>
</main></div>`
}

function subOf({ isReturning = false, isLost = false }: DoorView, texts: DoorPageTexts): string {
  if (isReturning) return texts.expired
  return isLost ? texts.noRoom : texts.sub
}

function nickField(view: DoorView, texts: DoorPageTexts): string {
  const { nick = '', error } = view
  const chips = error?.code === 'nick_taken' ? (error.detail.suggestions ?? []) : []
  const words = errorAt('nick', view)
  // The first chip is what Enter sends; the field holds it, so that a second Enter goes in.
  const value = chips[0] ?? nick
  return `<label class="fld" for="nick">${texts.nick}</label>
<div class="nick${words === undefined ? '' : ' bad'}">${avatar(value, 's44')}<input id="nick" name="nick" value="${escapeHtml(value)}" required maxlength="48"${errorAt('room', view) === undefined ? ' autofocus' : ''}${words === undefined ? '' : ' aria-invalid="true"'} autocomplete="nickname" autocapitalize="off" spellcheck="false" enterkeyhint="go" aria-describedby="nick-state"><span class="ok" hidden>${icon('check')}${texts.free}</span></div>
<p id="nick-state" class="err"${words === undefined ? ' hidden' : ''} role="alert">${icon('alert')}<span>${escapeHtml(words ?? '')}</span></p>
<div class="chips" data-words="${escapeHtml(JSON.stringify(liveWords(texts)))}"${chips.length === 0 ? ' hidden' : ''}>${chips.map((chip, index) => `<button class="chip" name="apelido" value="${escapeHtml(chip)}"${index === 0 ? ' data-first' : ''}>${escapeHtml(chip)}</button>`).join('')}</div>`
}

function roomChoice(view: DoorView, texts: DoorPageTexts): string {
  const { rooms, room = '' } = view
  const [first] = rooms
  if (!first) {
    const words = errorAt('room', view)
    const state = words === undefined ? '' : ' autofocus aria-invalid="true" aria-describedby="room-state"'
    return `<p class="first">${texts.firstRoom}</p>
<label class="fld" for="sala">${texts.firstRoomName}</label>
<input class="text" id="sala" name="sala" value="${escapeHtml(room)}" required maxlength="50" autocomplete="off"${state}>
${errorLine('room', words)}`
  }
  const wanted = slugOf(room)
  const chosen = rooms.some(({ slug }) => slug === wanted) ? wanted : first.slug
  const options = rooms.map((listing) => roomOption(listing, listing.slug === chosen, texts))
  return `<fieldset><legend>${texts.target}</legend>${options.join('\n')}</fieldset>`
}

function roomOption({ id, name, slug, count, people }: RoomListing, isChosen: boolean, texts: DoorPageTexts): string {
  const faces = people.slice(0, 3).map((nick) => avatar(nick, 's22'))
  return `<label class="pk"><input type="radio" name="sala" value="${escapeHtml(slug)}"${isChosen ? ' checked' : ''}>${tile(id, 36)}<span class="pkn"><b>${escapeHtml(name)}</b><span>${texts.people(count)}</span></span><span class="stack" aria-hidden="true">${faces.join('')}</span></label>`
}

/** Where the door says what is the matter: at a field, or beside the form. */
type ErrorPlace = 'nick' | 'room' | 'form'

/** What is told at a place of the door; undefined where that is not here. */
function errorAt(place: ErrorPlace, { error, rooms, language }: DoorView): string | undefined {
  return error && placeOf(error.code, rooms.length > 0) === place ? errorWords(error, language) : undefined
}

function placeOf(code: ErrorCode, hasRooms: boolean): ErrorPlace {
  if (code.startsWith('nick_')) return 'nick'
  // where rooms are offered there is no field to mark
  return code.startsWith('room_') && !hasRooms ? 'room' : 'form'
}

function errorLine(place: ErrorPlace, words: string | undefined): string {
  if (words === undefined) return ''
  return `<p id="${place}-state" class="err low" role="alert">${icon('alert')}<span>${escapeHtml(words)}</span></p>
`
}

/** Why somebody was not let in, in words. */
function errorWords({ code, detail }: Pick<ChatError, 'code' | 'detail'>, language: Language): string {
  const texts = doorPageTexts[language]
  if (code === 'nick_taken') return texts.taken(detail.suggestions ?? [])
  if (code === 'room_not_found') return texts.noRoom
  if (code === 'busy') return texts.busy
  if (code !== 'nick_invalid' && code !== 'nick_required')
    return errorText(lineTexts[language].errors[code](detail, 'hello'))
  const words: Readonly<Record<string, string>> = problemWords(texts)
  return words[detail.problem ?? 'too_short'] ?? texts.badCharacter
}

function problemWords(texts: DoorPageTexts): Readonly<Record<NickProblem, string>> {
  return {
    too_short: texts.tooShort,
    too_long: texts.tooLong,
    bad_start: texts.badStart,
    bad_character: texts.badCharacter,
    mixed_scripts: texts.mixedScripts,
    reserved: texts.reserved,
  }
}

/** The same for the check while one types; `{0}` and `{1}` are the nicks that would do. */
function liveWords(texts: DoorPageTexts): object {
  const taken = [[], ['{0}'], ['{0}', '{1}']].map((nicks) => texts.taken(nicks))
  return { taken, problems: problemWords(texts) }
}
