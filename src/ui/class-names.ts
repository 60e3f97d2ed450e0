/** Joins class names, leaving out what is empty or false: `classNames('a', on && 'a--on')`. */
export const classNames = (...names: (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ')
