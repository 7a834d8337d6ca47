/** A token that a stranger makes up, to be the same person if no answer comes: 128 bits of chance at least. */
export const claimPattern = /^[\w-]{32,128}$/
