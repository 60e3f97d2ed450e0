/**
 * What the QR code of a slip says.
 * @module
 */

/** A household's slip and its code. */
export interface Scanned {
  slip: string
  code: string
}

/** Reads a scene, as WeChat hands it over; undefined when it is no slip's. */
export function readScene(scene: string | undefined): Scanned | undefined {
  const [, slip, code] =
    /^([0-9a-f]{16})\.([0-9A-Z]{8})$/.exec(decodeURIComponent(scene ?? '')) ?? []
  return slip && code ? { slip, code } : undefined
}

/** Reads the path that scanning a slip from within the app answers. */
export const readScannedPath = (path: string | undefined): Scanned | undefined =>
  readScene(/[?&]scene=([^&]+)/.exec(path ?? '')?.[1])
