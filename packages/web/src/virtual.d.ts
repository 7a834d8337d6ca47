declare module 'virtual:icons' {
  /** The symbols of all icons. */
  export const sprite: string
}

declare module '*.css' {}

declare module '*.woff2?url' {
  const url: string
  export default url
}

declare module '*.json?url' {
  const url: string
  export default url
}

declare module 'virtual:emoji-words' {
  /** Each emoji with its names: the data set's, and those that Papo takes anywhere. */
  export const rows: readonly (readonly [emoji: string, names: string, own?: string])[]
}

declare module 'virtual:emoji-data' {
  /** The addresses of the picker's data. */
  export const dataUrls: { readonly pt: string; readonly en: string }
}
