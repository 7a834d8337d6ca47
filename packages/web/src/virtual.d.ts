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
