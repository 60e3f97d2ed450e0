/** @module A built mini-program as the checks see it: its files, its JSON, its packages. */
import fs from 'node:fs'
import path from 'node:path'
import { listFiles } from '../../build/files'

interface SubPackage {
  readonly root: string
  readonly pages: readonly string[]
}

/** The parts of app.json that the checks read. */
export interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly SubPackage[]
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly tabBar?: {
    readonly list: readonly {
      readonly pagePath: string
      readonly iconPath?: string
      readonly selectedIconPath?: string
    }[]
  }
  readonly themeLocation?: string
}

/** A folder that holds a built mini-program. */
export interface Weapp {
  readonly folder: string
  /** Every file, relative, with forward slashes. */
  readonly files: readonly string[]
  readonly app: AppJson
  /** Every page of every package. */
  readonly pages: readonly string[]
  has(file: string): boolean
  text(file: string): string
  json(file: string): Readonly<Record<string, unknown>>
  /** The root of the subpackage that a file lives in, '' for the main package. */
  packageOf(file: string): string
}

/** Opens a build. Throws when it has no readable app.json. */
export function openWeapp(folder: string): Weapp {
  const files = listFiles(folder)
  const known = new Set(files)
  const text = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8')
  const json = (file: string) => JSON.parse(text(file)) as Readonly<Record<string, unknown>>
  const app = JSON.parse(text('app.json')) as AppJson
  const roots = (app.subPackages ?? []).map(({ root }) => `${root.replace(/\/$/, '')}/`)
  return {
    folder,
    files,
    app,
    pages: [
      ...app.pages,
      ...(app.subPackages ?? []).flatMap(({ root, pages }) =>
        pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
      ),
    ],
    has: (file) => known.has(file),
    text,
    json,
    packageOf: (file) => roots.find((root) => file.startsWith(root)) ?? '',
  }
}

/** Resolves a path written in `file`: absolute ones start at the package's root. */
export function resolveFrom(file: string, target: string): string {
  return target.startsWith('/')
    ? target.slice(1)
    : path.posix.join(path.posix.dirname(file), target)
}

/** The custom tags that a page or component JSON registers, by tag. */
export function registeredTags(json: Readonly<Record<string, unknown>>): Record<string, string> {
  const { usingComponents } = json
  return typeof usingComponents === 'object' && usingComponents !== null
    ? (usingComponents as Record<string, string>)
    : {}
}
