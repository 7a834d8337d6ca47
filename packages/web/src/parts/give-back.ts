/** Where the focus goes when what had it is gone: back, or to the composer where that is gone too. */
export function giveBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
  else document.querySelector<HTMLElement>('#composer')?.focus()
}
