/** Writes functions into a new folder, as a build would leave them. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface FunctionFiles {
  readonly code: string
  readonly config?: object
}

const INIT = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
`

/** Writes one function: index.js with the SDK loaded as `cloud`, and config.json. */
export function writeFunction(root: string, name: string, { code, config }: FunctionFiles): void {
  const folder = path.join(root, name)
  fs.mkdirSync(folder, { recursive: true })
  const needsSdk = code.includes('cloud.')
  fs.writeFileSync(path.join(folder, 'index.js'), `${needsSdk ? INIT : ''}${code}\n`)
  if (config) fs.writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config))
}

const made: string[] = []

afterAll(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true })
})

/** Makes a folder that is removed when the test file has ended. */
export function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'local-cloud-'))
  made.push(folder)
  return folder
}

/** Makes a folder of functions. */
export function makeFunctions(functions: Readonly<Record<string, FunctionFiles>>): string {
  const root = makeFolder()
  for (const [name, files] of Object.entries(functions)) writeFunction(root, name, files)
  return root
}
