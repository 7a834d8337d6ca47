/** The colours of the page by what they are for: in the light theme, and in the dark one. */
export const palette = {
  ground: ['#eeeef7', '#12111c'],
  sheet: ['#fdfdfe', '#1b1b27'],
  sunk: ['#f5f5fa', '#161621'],
  hover: ['#f0f0f7', '#232331'],
  line: ['#dbdbe5', '#30303f'],
  'line-strong': ['#838392', '#78788c'],
  ink: ['#212036', '#ececf3'],
  'ink-2': ['#4e4e61', '#b4b4c1'],
  'ink-3': ['#636373', '#999aa9'],
  caju: ['#fbb336', '#f9b43f'],
  'caju-deep': ['#8d5400', '#f7c367'],
  'caju-soft': ['#ffefd2', '#3d2d14'],
  'caju-line': ['#f7cb81', '#76531a'],
  'on-caju': ['#212036', '#212036'],
  link: ['#3753b2', '#96bbfe'],
  goiaba: ['#c32643', '#f98a94'],
  'goiaba-soft': ['#ffeaeb', '#492125'],
  'on-goiaba': ['#ffffff', '#12111c'],
  folha: ['#117342', '#6ad895'],
  'folha-dot': ['#16974f', '#4cce7b'],
  'folha-soft': ['#dff8e6', '#1a3424'],
  sol: ['#cf7000', '#edb345'],
  focus: ['#3753b2', '#f9b43f'],
} as const satisfies Record<string, readonly [light: string, dark: string]>

/** What a colour is for. */
export type Token = keyof typeof palette

/** The themes of the page. */
export const themes = ['light', 'dark'] as const

/** One of the page's themes. */
export type Theme = (typeof themes)[number]

/** The colour that something has in a theme. */
export function colourOf(token: Token, theme: Theme): string {
  return palette[token][themes.indexOf(theme)] ?? ''
}
