import type { Language } from '../language.ts'
import { wording } from './web-wording.ts'

const { 'pt-BR': pt, en } = wording

/** The palette. */
export interface PaletteTexts {
  readonly recent: string
  readonly rooms: string
  readonly people: string
  readonly actions: string
  readonly create: (name: string) => string
  readonly online: (count: number) => string
  readonly quiet: string
  readonly nothing: string
  readonly results: (count: number) => string
}

/** What the palette says, in each language; loaded with it. */
export const paletteTexts: Readonly<Record<Language, PaletteTexts>> = {
  'pt-BR': {
    recent: 'Recentes',
    rooms: 'Salas',
    people: 'Pessoas',
    actions: 'Ações',
    create: (name) => `Criar a sala “${name}”`,
    online: (n) => `${pt.count(n)} online`,
    quiet: 'quieta',
    nothing: 'Nada com esse nome',
    results: (n) => pt.plural(n, 'resultado', 'resultados'),
  },
  en: {
    recent: 'Recent',
    rooms: 'Rooms',
    people: 'People',
    actions: 'Actions',
    create: (name) => `Create room “${name}”`,
    online: (n) => `${en.count(n)} online`,
    quiet: 'quiet',
    nothing: 'Nothing by that name',
    results: (n) => en.plural(n, 'result', 'results'),
  },
}
