/** Style sheets by path, with the scope marks of `server/wxss.ts` resolved. */
import type { PageJson } from './package'

const MARK = '\u0001'
const sheets: Record<string, string> = Object.create(null)
let scopes = 0

export const sheetOf = (path: string): string | undefined => sheets[path]

export type Isolation = 'isolated' | 'apply-shared' | 'shared'

/** How a component's styles and its page's meet: said in its JSON or its JavaScript options. */
export function isolationOf(
  json: PageJson,
  options: { styleIsolation?: string; addGlobalClass?: boolean },
  isPage: boolean,
): Isolation {
  const said = json.styleIsolation ?? options.styleIsolation
  if (said === 'isolated' || said === 'apply-shared' || said === 'shared') return said
  if (isPage || !json.component) return 'shared'
  return json.addGlobalClass || options.addGlobalClass ? 'apply-shared' : 'isolated'
}

/**
 * Resolves a sheet's marks: classes of a scoped sheet get its scope as a prefix (`s3--name`, which
 * glass-easel gives the elements too). Returns the scope, or undefined for a shared sheet.
 */
export function addSheet(path: string, css: string, scoped: boolean): string | undefined {
  const scope = scoped ? `s${(scopes++).toString(36)}` : undefined
  sheets[path] = scopeCss(css, scope)
  return scope
}

/** See {@link addSheet}. `:host` means nothing in a shared sheet. */
export const scopeCss = (css: string, scope: string | undefined): string =>
  css
    .replace(
      new RegExp(`\\[wx-host="?${MARK}host"?\\]`, 'g'),
      scope ? `[wx-host="${scope}"]` : ':not(*)',
    )
    .replaceAll(MARK, scope ? `${scope}--` : '')

/** `prefers-color-scheme` follows the simulated phone's theme, not the browser's. */
export const applyTheme = (css: string, theme: 'light' | 'dark'): string =>
  css.replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/g, (_all, wanted: string) =>
    wanted === theme ? '(min-width: 0px)' : '(max-width: 0px)',
  )
