import type { Persona } from '../server/page'
import type { AppJson, PageJson, SubPackage } from './package'

/** A function compiled from a WXML file; see `template.ts`. */
export type TemplateFactory = (name: string) => (...args: unknown[]) => unknown

/** What the compiled app script fills in, and what tests read. Lives at `window.__sim`. */
export interface Sim {
  templates: Record<string, TemplateFactory>
  css: Record<string, string>
  json: Record<string, unknown>
  define(path: string, factory: (...args: unknown[]) => void): void
  boot(): void
  /** What went wrong so far, oldest first. */
  errors: string[]
  /** The path of the page on top, and its query. */
  path(): string
  [extra: string]: unknown
}

declare global {
  var __sim: Sim
  var __simConfig: { personas: Persona[]; strict: boolean } | undefined
}

const query = new URLSearchParams(location.search)

/** Which page to open, and as whom; a tab keeps its person until another is chosen. */
export const config = {
  personas: globalThis.__simConfig?.personas ?? [],
  strict: globalThis.__simConfig?.strict ?? false,
  page: query.get('page') ?? '',
  theme: query.get('theme') === 'dark' ? ('dark' as const) : ('light' as const),
  /** WeChat's font size setting in px; a person's standard is 16. */
  fontSize: Number(query.get('font')) || 16,
}

/** The persona of this tab. */
export const persona: Persona = config.personas.find((p) => p.openid === query.get('persona')) ??
  config.personas[0] ?? { openid: 'someone', name: '访客', title: '未登记' }

export const appJson = (): AppJson => __sim.json.app as AppJson
export const pageJson = (path: string): PageJson => (__sim.json[path] ?? {}) as PageJson

const subPackages = (): SubPackage[] => appJson().subPackages ?? appJson().subpackages ?? []
const inPackage = (sub: SubPackage, page: string) => `${sub.root.replace(/\/?$/, '/')}${page}`

/** The pages of the package that `path` belongs to; the main package's when it's in no other. */
export function packageOf(path: string): { root: string; pages: string[] } {
  const sub = subPackages().find((s) => path.startsWith(s.root.replace(/\/?$/, '/')))
  return sub
    ? { root: sub.root, pages: sub.pages.map((page) => inPackage(sub, page)) }
    : { root: '', pages: appJson().pages }
}

/** Every page the package declares. */
export const allPages = (): Set<string> =>
  new Set([
    ...appJson().pages,
    ...subPackages().flatMap((s) => s.pages.map((page) => inPackage(s, page))),
  ])

/** `path` seen from the file `from`: relative, or absolute with a leading slash. */
export function resolvePath(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
