import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PageFiles } from './page-files.ts'

let tokens: string | undefined

/** The colours, as the app has them; also for who sees no script: then by the system's theme. */
function readTokens(): string {
  tokens ??= withoutScript(readFileSync(fileURLToPath(import.meta.resolve('@papo/protocol/tokens.css')), 'utf8'))
  return tokens
}

function withoutScript(css: string): string {
  const small = css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}:;,]) ?/g, '$1')
  const dark = [...small.matchAll(/:root\[data-theme='dark'\]([^{}]*\{[^}]*\})/g)]
  const system = dark.map(([, rule = '']) => `:root:not([data-theme])${rule}`)
  return `${small}@media(prefers-color-scheme:dark){${system.join('')}}`
}

function fontFaces(files: PageFiles | undefined): string {
  if (!files) return ''
  const range =
    'unicode-range:U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
  const face = (family: string, url: string, display: string): string =>
    `@font-face{font-family:'${family}';font-weight:200 800;font-display:${display};src:url(${url}) format('woff2');${range}}`
  return (
    face('Atkinson Hyperlegible Next', files.textFont, 'swap') +
    face('Bricolage Grotesque', files.headingFont, 'optional')
  )
}

const base = `@font-face{font-family:'Papo Fallback';src:local('Arial'),local('Liberation Sans'),local('Helvetica');size-adjust:98.68%;ascent-override:99.72%;descent-override:32.02%;line-gap-override:0%}
:root{--ui:'Atkinson Hyperlegible Next','Papo Fallback','Apple Color Emoji','Segoe UI Emoji','Noto Color Emoji',system-ui,sans-serif;--disp:'Bricolage Grotesque',var(--ui)}
*,*::before,*::after{box-sizing:border-box}
html,body{margin:0;min-height:100%}
body{background:var(--ground);color:var(--ink);font:400 16px/1.5 var(--ui);-webkit-font-smoothing:antialiased}
h1,p,fieldset{margin:0;padding:0;border:0;min-width:0}
a{color:var(--link);text-underline-offset:3px}
button,input{font:inherit;color:inherit}
button{background:none;border:0;padding:0;cursor:pointer}
svg{display:block;flex:none}
.i{fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}
.vh{position:absolute!important;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:10px}
kbd{font:500 12px/1 var(--ui);border:1px solid var(--line);border-bottom-width:2px;border-radius:6px;padding:3px 6px}
.la{fill:var(--ink)}.lb{fill:var(--caju)}
.door{min-height:100dvh;display:grid;grid-template-columns:minmax(0,1fr);place-items:center;position:relative;padding:24px 16px}
.wall{position:absolute;inset:0;overflow:hidden}
.wall svg{width:100%;height:100%}
.z1{fill:color-mix(in oklab,var(--line) 48%,var(--ground))}.z2{fill:color-mix(in oklab,var(--line) 95%,var(--ground))}.z3{fill:color-mix(in oklab,var(--caju) 72%,var(--ground))}.z4{fill:color-mix(in oklab,var(--link) 24%,var(--ground))}
.card{position:relative;width:min(440px,100%);background:var(--sheet);border-radius:28px 28px 28px 8px;box-shadow:var(--shadow-2);padding:26px 28px 22px}
.brand{display:flex;align-items:center;gap:10px;padding:0 0 22px}
.bn{flex:1;min-width:0;display:flex;flex-direction:column}
.bn strong{font:700 27px/1.05 var(--disp);letter-spacing:-.02em}
.bn span{font-size:13px;line-height:1.35;color:var(--ink-2);overflow-wrap:anywhere}
h1{font:700 30px/1.1 var(--disp);letter-spacing:-.025em;text-wrap:balance}
.sub{color:var(--ink-2);margin:6px 0 18px}
.go{width:100%;min-height:54px;border-radius:17px 17px 17px 6px;background:var(--caju);color:var(--on-caju);font:700 18px/1.1 var(--ui);display:flex;align-items:center;justify-content:center;gap:12px;margin-top:16px;text-decoration:none;transition:background .12s}
.go:hover{background:color-mix(in oklab,var(--caju) 94%,var(--ink))}.go:active{transform:scale(.98)}
pre{margin:8px 0 0;padding:10px 14px;border:1px solid var(--line);border-radius:12px;background:var(--sunk);overflow-x:auto;font:14px/1.5 ui-monospace,Menlo,Consolas,monospace}
@media(max-width:699px){.card{padding:22px 20px 18px}h1{font-size:28px}}
@media(prefers-reduced-motion:reduce){*{transition:none!important;animation:none!important}}
`

/** The style of a page that the server writes: colours, fonts, what all have, and its own. */
export function pageStyle(files: PageFiles | undefined, own: string): string {
  return `${fontFaces(files)}${readTokens()}${base}${own}`
}
