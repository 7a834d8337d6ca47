/** Which files are taken: all but programs (`safe`), all, or those of some media types (`image/*`, `application/pdf`). */
export type FileTypes = 'safe' | 'all' | readonly string[]
