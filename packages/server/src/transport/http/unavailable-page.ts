import { createHash } from 'node:crypto'
import { doorTexts } from '@papo/protocol'
import type { Language } from '@papo/protocol'
import type { TerminalAddress } from './terminal-address.ts'

/** What the page shows. */
export interface UnavailableView {
  language: Language
  terminal: TerminalAddress
  /** How often the person has tried again, and when last (hh:mm:ss, UTC); absent on the first look. */
  again?: { count: number; time: string }
}

const style = `
:root{color-scheme:light dark;--ground:#eeeef7;--sheet:#fdfdfe;--sunk:#f5f5fa;--line:#dbdbe5;--ink:#212036;--ink-2:#4e4e61;--caju:#fbb336;--caju-soft:#ffefd2;--on-caju:#212036;--focus:#3753b2}
@media (prefers-color-scheme:dark){:root{--ground:#12111c;--sheet:#1b1b27;--sunk:#161621;--line:#30303f;--ink:#ececf3;--ink-2:#b4b4c1;--caju:#f9b43f;--caju-soft:#3d2d14;--focus:#f9b43f}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{width:100%;max-width:560px;padding:32px;border:1px solid var(--line);border-radius:16px;background:var(--sheet)}
h1{margin:0 0 8px;font-size:26px;line-height:1.2;text-wrap:balance}
h2{margin:28px 0 4px;font-size:18px}
p{margin:8px 0}
.code{margin:0 0 4px;color:var(--ink-2);font-size:14px}
pre{margin:8px 0;padding:12px 16px;border:1px solid var(--line);border-radius:8px;background:var(--sunk);overflow-x:auto;font:15px/1.5 ui-monospace,monospace}
[role=status]{margin:16px 0 0;padding:10px 16px;border-radius:8px;background:var(--caju-soft)}
button{min-height:44px;margin-top:24px;padding:0 20px;border:0;border-radius:10px;background:var(--caju);color:var(--on-caju);font:600 16px system-ui,sans-serif;cursor:pointer}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
`

/** The Content-Security-Policy of the page: its own style, its own form, and nothing else. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Writes the page as HTML. The host is the only thing in it from outside, and holds no markup by its shape. */
export function unavailablePage({ language, terminal: { host, port }, again }: UnavailableView): string {
  const texts = doorTexts[language].page
  const status = again ? `<p role="status">${texts.again(again.count, again.time)}</p>` : ''
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="code">${texts.status}</p>
<h1>${texts.title}</h1>
<p>${texts.lead}</p>
${status}
<h2>${texts.howTitle}</h2>
<p>${texts.how}</p>
<pre tabindex="0"><code>nc ${host} ${port}</code></pre>
<p>${texts.withoutNc}</p>
<pre tabindex="0"><code>telnet ${host} ${port}</code></pre>
<form method="post">
<input type="hidden" name="count" value="${again?.count ?? 0}">
<button>${texts.retry}</button>
</form>
</main>
</body>
</html>
`
}

/** The same for who asks without a browser. */
export function unavailableText({ language, terminal: { host, port }, again }: UnavailableView): string {
  const texts = doorTexts[language].page
  const lines = [`${texts.title}.`, texts.lead]
  if (again) lines.push(texts.again(again.count, again.time))
  return [...lines, '', `${texts.howTitle}:`, `  nc ${host} ${port}`, ''].join('\n')
}
