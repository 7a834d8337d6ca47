/** Shows another page of this server in place of this one, without a load: body, title and language. */
export function replacePage(page: Document): void {
  document.title = page.title
  document.documentElement.lang = page.documentElement.lang
  for (const { name } of [...document.body.attributes]) document.body.removeAttribute(name)
  for (const { name, value } of page.body.attributes) document.body.setAttribute(name, value)
  // a page that was read by a script has the inside of these as if there were none
  document.body.replaceChildren(...[...page.body.children].filter((part) => part.localName !== 'noscript'))
}
