/**
 * @module Reads the installed @vant/weapp: which files a component needs, and what its properties default to.
 * Nothing here knows Taro, so the type generator can use it too.
 */
import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

const library = path.join(path.dirname(require.resolve('@vant/weapp/package.json')), 'lib')

/** A property as a Vant component declares it. */
export interface VantProperty {
  readonly type: unknown
  readonly value?: unknown
}

/** What a component's script declares when it registers itself. */
export interface VantDeclaration {
  readonly properties: Readonly<Record<string, VantProperty>>
  readonly externalClasses: ReadonlySet<string>
  /** The component's own source with its mixins, for finding the events it emits. */
  readonly source: string
}

/** Every component of the library, sorted, for example `button`. */
export function vantComponents(): string[] {
  return fs
    .readdirSync(library)
    .filter((name) => fs.existsSync(path.join(library, name, 'index.json')))
    .sort()
}

/** The text of one file, by its path inside the library. */
export function readVantFile(file: string): string {
  return fs.readFileSync(path.join(library, file), 'utf8')
}

const REFERENCE: Readonly<Record<string, { pattern: RegExp; extension: string }>> = {
  '.js': { pattern: /require\(["'](\.[^"']+)["']\)/g, extension: '.js' },
  '.wxs': { pattern: /require\(["'](\.[^"']+)["']\)/g, extension: '' },
  '.wxss': { pattern: /@import\s+["'](\.[^"']+)["']/g, extension: '' },
  '.wxml': { pattern: /<(?:import|include|wxs)\b[^>]*?\bsrc="([^"]+)"/g, extension: '' },
}

function referencedFiles(file: string): string[] {
  const rule = REFERENCE[path.posix.extname(file)]
  if (!rule) return []
  return [...readVantFile(file).matchAll(rule.pattern)].map(([, specifier = '']) => {
    const target = path.posix.join(path.posix.dirname(file), specifier)
    return path.posix.extname(target) ? target : target + rule.extension
  })
}

function referencedComponents(component: string): string[] {
  const { usingComponents = {} } = JSON.parse(readVantFile(`${component}/index.json`)) as {
    usingComponents?: Record<string, string>
  }
  const nested = Object.values(usingComponents).map((at) =>
    path.posix.dirname(path.posix.join(component, at)),
  )
  // a parent and its children find each other by path (../tabs/index), so both ends must be there
  const related = [
    ...readVantFile(`${component}/index.js`).matchAll(
      /use(?:Parent|Children)\)\(["']([\w-]+)["']/g,
    ),
  ].map(([, name = '']) => name)
  return [...nested, ...related]
}

/**
 * Every file, by its path inside the library, that the named components need to work.
 * Throws when the library has no such component.
 */
export function vantClosure(components: Iterable<string>): Set<string> {
  const known = new Set(vantComponents())
  const wanted = new Set<string>()
  const queue = [...components]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (wanted.has(name)) continue
    if (!known.has(name)) throw new Error(`@vant/weapp has no component "${name}"`)
    wanted.add(name)
    queue.push(...referencedComponents(name))
  }
  const files = new Set<string>()
  const pending = [...wanted].flatMap((name) =>
    ['js', 'json', 'wxml', 'wxss'].map((extension) => `${name}/index.${extension}`),
  )
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (files.has(file) || !fs.existsSync(path.join(library, file))) continue
    files.add(file)
    pending.push(...referencedFiles(file))
  }
  return files
}

interface ComponentOptions {
  behaviors?: unknown[]
  externalClasses?: string[]
  properties?: Record<string, unknown>
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isProperty = (value: unknown): value is VantProperty => isObject(value) && 'type' in value

/** Runs a component's script against a stub of the WeChat runtime and reads what it declares. */
export function declarationOf(component: string): VantDeclaration {
  const properties: Record<string, VantProperty> = {}
  const externalClasses = new Set<string>()
  const take = (options: ComponentOptions) => {
    for (const behavior of options.behaviors ?? []) if (isObject(behavior)) take(behavior)
    for (const name of options.externalClasses ?? []) externalClasses.add(name)
    for (const [name, declared] of Object.entries(options.properties ?? {}))
      properties[name] = isProperty(declared) ? declared : { type: declared }
  }
  const source = runScript(`${component}/index.js`, take)
  return { properties, externalClasses, source }
}

function runScript(entry: string, onComponent: (options: ComponentOptions) => void): string {
  const deviceInfo = { SDKVersion: '3.0.0', platform: 'devtools', model: '', system: '' }
  const sandbox = vm.createContext({
    Behavior: (options: ComponentOptions) => options,
    Component: onComponent,
    wx: new Proxy({}, { get: () => () => ({ ...deviceInfo, safeArea: {} }) }),
    getApp: () => ({}),
    getCurrentPages: () => [],
    setTimeout,
    clearTimeout,
    console,
  })
  // this realm's constructors, so that `type === String` holds for the reader
  Object.assign(sandbox, { String, Number, Boolean, Array, Object, Function, Promise, Date })
  const loaded = new Map<string, { exports: unknown }>()
  let ownSource = ''
  const load = (file: string): unknown => {
    const known = loaded.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const code = readVantFile(file)
    if (!/^(common|wxs)\//.test(file)) ownSource += code
    const run: unknown = vm.runInContext(
      `(function (require, module, exports) {${code}\n})`,
      sandbox,
      { filename: file },
    )
    if (typeof run === 'function')
      run(
        (specifier: string) => load(`${path.posix.join(path.posix.dirname(file), specifier)}.js`),
        module,
        module.exports,
      )
    return module.exports
  }
  load(entry)
  return ownSource
}
