import fs from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'
import { TmplGroup } from 'glass-easel-template-compiler'
import { rewriteWxs, WXS_RUNTIME } from './wxs'
import { compileWxss } from './wxss'

/** Browser globals that the mini-program's logic layer does not have. */
const SHADOWED = [
  'window',
  'document',
  'self',
  'frames',
  'parent',
  'top',
  'location',
  'history',
  'navigator',
  'localStorage',
  'sessionStorage',
  'XMLHttpRequest',
  'fetch',
  'WebSocket',
  'alert',
  'crypto',
  'TextEncoder',
  'TextDecoder',
  'atob',
  'btoa',
  'structuredClone',
  'Image',
  'HTMLElement',
  'Element',
  'Node',
  'Event',
  'MutationObserver',
]

/** What every file of the mini-program receives, in the order `web/modules.ts` passes it. */
const PARAMETERS = [
  'require',
  'module',
  'exports',
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'global',
  ...SHADOWED,
].join(',')

/** A compiled package: one script for the browser, and what looked wrong on the way. */
export interface CompiledApp {
  script: string
  warnings: string[]
}

/** Compiles the weapp package at `root` (the folder with app.json). Throws if app.json is missing. */
export function compileApp(root: string): CompiledApp {
  if (!fs.existsSync(path.join(root, 'app.json')))
    throw new Error(`${root} holds no mini-program: app.json is missing`)
  const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')
  const files = listFiles(root, '')
  const warnings: string[] = []
  const css: Record<string, string> = {}
  const json: Record<string, unknown> = {}
  const modules: string[] = []
  const templates = compileTemplates(files, read, warnings)
  for (const file of files) {
    const name = withoutSuffix(file)
    if (file.endsWith('.wxss')) css[name] = compileWxss(file, read, warnings)
    else if (file.endsWith('.json')) json[name] = parseJson(file, read(file), warnings)
    else if (file.endsWith('.js')) modules.push(wrapModule(name, read(file)))
  }
  const script = [
    `__sim.templates=${templates};`,
    `__sim.css=${JSON.stringify(css)};`,
    `__sim.json=${JSON.stringify(json)};`,
    ...modules,
  ].join('\n')
  return { script, warnings }
}

const withoutSuffix = (file: string) => file.slice(0, -path.extname(file).length)

function listFiles(root: string, base: string): string[] {
  return fs.readdirSync(path.join(root, base), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(base, entry.name)
    return entry.isDirectory() ? listFiles(root, file) : [file]
  })
}

function parseJson(file: string, text: string, warnings: string[]): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    warnings.push(`${file}: ${String(error)}`)
    return {}
  }
}

function compileTemplates(files: string[], read: (f: string) => string, warnings: string[]) {
  const group = new TmplGroup()
  for (const file of files) {
    const name = withoutSuffix(file)
    if (file.endsWith('.wxs')) group.addScript(name, rewriteWxs(read(file)))
    if (!file.endsWith('.wxml')) continue
    const found: unknown = group.addTmpl(name, read(file))
    for (const problem of Array.isArray(found) ? found : [])
      warnings.push(`${file}: ${typeof problem === 'string' ? problem : JSON.stringify(problem)}`)
    for (const module of group.getInlineScriptModuleNames(name) as string[])
      group.setInlineScript(name, module, rewriteWxs(group.getInlineScript(name, module)))
  }
  group.setExtraRuntimeScript(WXS_RUNTIME)
  const compiled = group.getTmplGenObjectGroups()
  group.free()
  return compiled
}

/** DevTools turns ES modules into CommonJS; so must we where a file still has import or export. */
function wrapModule(name: string, source: string): string {
  const isModule = /^\s*(import\b[^(]|export\b)/m.test(source)
  const code = isModule ? transformSync(source, { format: 'cjs', target: 'es2020' }).code : source
  return `__sim.define(${JSON.stringify(name)},function(${PARAMETERS}){${code}\n});`
}
