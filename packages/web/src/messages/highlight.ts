import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import go from 'highlight.js/lib/languages/go'
import java from 'highlight.js/lib/languages/java'
import json from 'highlight.js/lib/languages/json'
import php from 'highlight.js/lib/languages/php'
import python from 'highlight.js/lib/languages/python'
import rust from 'highlight.js/lib/languages/rust'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import type { CodeColour, CodeToken } from './code-token.ts'

const languages = { bash, c, cpp, csharp, css, go, java, json, php, python, rust, sql, typescript, xml }
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language)
hljs.registerAliases(['js', 'jsx', 'javascript', 'mjs'], { languageName: 'typescript' })

/** A node of the highlighter's own tree: it is read as data, so that no markup is ever parsed. */
interface TreeNode {
  readonly scope?: string
  readonly children: readonly (TreeNode | string)[]
}

const colours: readonly (readonly [RegExp, CodeColour])[] = [
  [/^(keyword|meta|tag|selector|operator|template-tag)/, 'keyword'],
  [/^(built_in|title|type|class|name|attr|function|property|variable\.language|symbol)/, 'name'],
  [/^(number|literal)/, 'number'],
  [/^(string|regexp|char|link|addition)/, 'text'],
  [/^(comment|quote|doctag|deletion)/, 'comment'],
]

/** Code in colours, line by line; nothing where the language is not known. */
export function highlight(language: string, code: string): readonly (readonly CodeToken[])[] | undefined {
  if (!hljs.getLanguage(language)) return undefined
  const result = hljs.highlight(code, { language, ignoreIllegals: true })
  const { rootNode } = result._emitter as unknown as { readonly rootNode: TreeNode }
  return linesOf([...tokensOf(rootNode, undefined)])
}

function* tokensOf({ scope, children }: TreeNode, outer: CodeColour | undefined): Generator<CodeToken> {
  const colour = colours.find(([shape]) => shape.test(scope ?? ''))?.[1] ?? outer
  for (const child of children) {
    if (typeof child !== 'string') yield* tokensOf(child, colour)
    else yield colour === undefined ? { text: child } : { text: child, colour }
  }
}

function linesOf(tokens: readonly CodeToken[]): CodeToken[][] {
  const lines: CodeToken[][] = [[]]
  for (const { text, ...rest } of tokens) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ text: part, ...rest })
    }
  }
  return lines
}
