import type { Plugin } from 'vite'

const written = /\bimport\((["'`]\.\/[^"'`]+["'`])\)/g

/** Has `importPart` (src/parts/import-part.ts) load what the script loads later: it asks again for what did not come. */
export function parts(): Plugin {
  return {
    name: 'papo-parts',
    // when all is written: the bundler has work of its own with `import()`
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk') file.code = file.code.replaceAll(written, 'papoPart($1)')
      },
    },
  }
}
