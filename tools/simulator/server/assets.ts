import fs from 'node:fs'
import path from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
}

/** The content type that a file name's suffix says, or undefined for one we never serve. */
export const contentTypeOf = (file: string): string | undefined => TYPES[path.extname(file)]

/** A file of the package by its URL path, or undefined when it isn't one (or lies outside it). */
export function readPackageFile(root: string, urlPath: string): Buffer | undefined {
  const file = path.join(root, path.normalize(urlPath))
  if (!file.startsWith(path.resolve(root) + path.sep) || !contentTypeOf(file)) return undefined
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(file) : undefined
}

/** Vant's icon font, which its style sheet takes from a CDN: the same font out of @vant/icons. */
export function readVantFont(): Buffer {
  const sheet = require.resolve('@vant/icons/src/encode-woff2.less')
  const encoded = /base64,([A-Za-z0-9+/=]+)/.exec(fs.readFileSync(sheet, 'utf8'))?.[1]
  if (!encoded) throw new Error(`${sheet} holds no font: has @vant/icons changed its layout?`)
  return Buffer.from(encoded, 'base64')
}
