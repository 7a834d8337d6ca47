/** What the door has beyond what all pages have. */
export const doorStyle = `.lang{display:flex;gap:6px;align-items:center;font-size:14px;font-weight:600;color:var(--ink-2);padding:8px 10px;border-radius:10px;text-decoration:none}
.lang:hover{background:color-mix(in oklch,var(--ink) 8%,transparent)}
.av{flex:none;display:grid;place-items:center;background:var(--avBg);color:var(--avFg);font:700 8px/1 var(--ui)}
.av::before{content:attr(data-i)}
.s44{width:44px;height:44px;border-radius:15px 15px 15px 4.4px;font-size:16px}
.s22{width:22px;height:22px;border-radius:50%;margin-left:-4px;box-shadow:0 0 0 2px var(--sheet)}
.s22:first-child{margin-left:0}
.tile{border-radius:9px}.t0{fill:var(--g0)}.t1{fill:var(--g1)}.t2{fill:var(--g2)}
.fld{display:block;font-size:14px;font-weight:600;color:var(--ink-2);line-height:1.5}
.nick{display:flex;align-items:center;gap:12px;border:2px solid var(--ink);border-radius:16px;padding:5px 14px 5px 6px;margin:5px 0 18px}
.nick:focus-within{border-color:var(--focus)}
.nick.bad{border-color:var(--goiaba);margin-bottom:8px}
.nick input{flex:1;min-width:0;border:0;background:none;outline:0;font:600 20px/1.2 var(--ui);min-height:44px}
.ok{display:flex;gap:4px;align-items:center;font-size:14px;color:var(--folha);font-weight:600}
.ok[hidden],.err[hidden],.chips[hidden]{display:none}
.err{display:flex;gap:7px;align-items:flex-start;font-size:14px;line-height:1.4;color:var(--goiaba);margin:0 0 12px}
.err.low{margin:10px 0 0}
.err svg{margin-top:1px}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin:-4px 0 16px}
.chip{min-height:44px;padding:0 16px;border:1.5px solid var(--line-strong);border-radius:14px 14px 14px 5px;font-weight:600}
.chip[data-first]{background:var(--caju-soft);border-color:var(--caju-line)}
legend{font-size:14px;font-weight:600;color:var(--ink-2);padding:0;margin-bottom:6px}
.pk{display:flex;align-items:center;gap:12px;padding:7px 10px;border-radius:14px;border:1.5px solid transparent;cursor:pointer}
.pk:hover{background:color-mix(in oklch,var(--ink) 5%,transparent)}
.pk:has(:checked){background:var(--caju-soft);border-color:var(--caju-line)}
.pk:has(:checked) .s22{box-shadow:0 0 0 2px var(--caju-soft)}
.pk input{appearance:none;width:20px;height:20px;border-radius:50%;border:2px solid var(--line-strong);margin:0;flex:none}
.pk input:checked{border:6px solid var(--ink)}
.pkn{flex:1;min-width:0;display:flex;flex-direction:column;line-height:1.25}
.pkn b{font-weight:650;overflow-wrap:anywhere}
.pkn span{font-size:13.5px;color:var(--ink-2)}
.stack{display:inline-flex;flex:none}
.first{color:var(--ink-2);margin:0 0 10px}
.text{width:100%;min-height:46px;margin-top:5px;padding:0 14px;border:1.5px solid var(--line-strong);border-radius:14px;background:var(--sheet)}
.text[aria-invalid]{border:2px solid var(--goiaba)}
.go kbd{border-color:color-mix(in oklch,var(--on-caju) 35%,transparent);color:var(--on-caju)}
.alt{display:flex;justify-content:flex-end;font-size:15px;min-height:24px}
.alt a{margin-top:14px;padding:4px 0}
@media(forced-colors:active){.pk:has(:checked){border-color:Highlight}.av,.tile{forced-color-adjust:none}}
@media(max-width:699px){.go kbd{display:none}}
@media(pointer:coarse){.lang{min-height:44px}.alt a{min-height:44px;display:flex;align-items:center}}
`
