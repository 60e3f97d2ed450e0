/** A plain picture of one colour, as an address that an Image can show. `colour` is six hex digits. */
export function samplePhoto(colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="#${colour}"/><circle cx="150" cy="150" r="90" fill="none" stroke="#fff" stroke-width="14"/><circle cx="150" cy="150" r="48" fill="none" stroke="#fff" stroke-width="14"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
