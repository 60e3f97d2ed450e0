/** @module The digits of a hash that people compare. */

/** The first 8 digits in two groups, for people to compare aloud and on paper. */
export const shortHash = (hash: string): string =>
  `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase()
