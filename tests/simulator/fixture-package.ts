import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A copy of the fixture mini-program with Vant, as its own package folder. Remove it when done. */
export function makeFixturePackage(): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'simulator-fixture-'))
  fs.cpSync(path.join(__dirname, 'fixture'), root, { recursive: true })
  const vant = path.join(__dirname, '../../node_modules/@vant/weapp/lib')
  fs.cpSync(vant, path.join(root, 'vant'), { recursive: true })
  return root
}

/** A red PNG of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)
