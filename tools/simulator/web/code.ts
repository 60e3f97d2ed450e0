/** Registers the package's pages and components with glass-easel. */
import { glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { fixBehaviors } from './behaviors'
import { registerBuiltins } from './builtins/define'
import * as modules from './modules'
import { readyQueue } from './ready'
import { allPages, appJson, pageJson, resolvePath } from './sim'
import { describe, note, unknown } from './strict'
import { addSheet, isolationOf } from './styles'
import { watchTemplate } from './template'

type Definition = Record<string, unknown>

// A Vant property named "dataset" would clash with the node's own field.
glassEasel.globalOptions.writeFieldsToNode = false
glassEasel.globalOptions.writeIdToDOM = true

const env = new MiniProgramEnv()
export const codeSpace = env.createCodeSpace('app', true)
export const associate = (context: glassEasel.GeneralBackendContext) =>
  env.associateBackend(context)

const registered = new Set<string>()
/** The file whose code is running: what `Component()` is called for, even from a shared helper. */
let current = ''

/** Prepares the code space; call once, when the app script has been loaded. */
export function initCode(): void {
  glassEasel.addGlobalErrorListener((error, method, component) => {
    const where = typeof component === 'object' ? component.is : component
    note(`${where ?? ''} ${method ?? ''}: ${describe(error)}`)
    console.error(error)
    return false
  })
  glassEasel.addGlobalWarningListener((message) => {
    if (message.includes('Cannot find component')) unknown(message)
    return false
  })
  registerBuiltins(codeSpace.getComponentSpace())
  codeSpace.setOverallBehavior(readyQueue(codeSpace.getComponentSpace()))
  addSheet('app', __sim.css.app ?? '', false)
  codeSpace.addStyleSheet('app', 'app')
  writeIdsAsTheyAre()
}

/** The adapter's own step before a registration; it is not part of its declared types. */
interface Preparing {
  prepareComponentOptions(...args: unknown[]): [Record<string, unknown>, unknown]
}

/** Ids reach the DOM without a prefix, so that `#id` works in WXSS and in tests. */
function writeIdsAsTheyAre(): void {
  const space = codeSpace as unknown as Preparing
  const prepare = space.prepareComponentOptions.bind(codeSpace)
  space.prepareComponentOptions = (...args) => {
    const prepared = prepare(...args)
    delete prepared[0].idPrefixGenerator
    Object.assign(prepared[0], { writeIdToDOM: true, writeFieldsToNode: false })
    return prepared
  }
}

function prepareComponent(path: string, definition: Definition, isPage: boolean): void {
  const json = pageJson(path)
  const isolation = isolationOf(json, definition.options ?? {}, isPage)
  const css = __sim.css[path]
  const scoped = isolation !== 'shared'
  const scope = addSheet(path, css ?? '', scoped)
  codeSpace.addComponentStaticConfig(path, {
    ...json,
    styleIsolation: isolation,
    usingComponents: { ...appJson().usingComponents, ...json.usingComponents },
  } as Parameters<typeof codeSpace.addComponentStaticConfig>[1])
  codeSpace.addStyleSheet(path, css ? path : undefined, scope)
  const template = __sim.templates[path]
  if (!template) return
  codeSpace.addCompiledTemplate(path, {
    groupList: __sim.templates,
    content: watchTemplate(template),
  } as Parameters<typeof codeSpace.addCompiledTemplate>[1])
}

/** The constructors that the package's files call. */
export const constructors = {
  Page(definition: Definition) {
    prepareComponent(current, definition, true)
    registered.add(current)
    return codeSpace
      .component(current)
      .pageDefinition(fixBehaviors(codeSpace, definition))
      .register()
  },
  Component(definition: Definition) {
    if (!current) throw new Error('Component() called outside of a component file')
    prepareComponent(current, definition, allPages().has(current))
    registered.add(current)
    return codeSpace.component(current).definition(fixBehaviors(codeSpace, definition)).register()
  },
  Behavior(definition: Definition) {
    return codeSpace.behavior().definition(fixBehaviors(codeSpace, definition)).register()
  },
}

const begun = new Set<string>()

/** Runs a component's file, the components it uses first, so that relations resolve at once. */
export function loadComponent(path: string): void {
  if (begun.has(path)) return
  begun.add(path)
  const using = { ...appJson().usingComponents, ...pageJson(path).usingComponents }
  for (const used of Object.values(using))
    if (!used.startsWith('plugin')) loadComponent(resolvePath(path, used))
  if (!modules.isDefined(path)) {
    unknown(`component ${path}: the package has no such file`)
    return
  }
  const before = current
  current = path
  try {
    modules.load(path)
  } finally {
    current = before
  }
  if (!registered.has(path)) note(`${path}.js registers no page or component`)
}
