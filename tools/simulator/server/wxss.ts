import path from 'node:path'
import postcss, { type ChildNode, type Root } from 'postcss'
import selectorParser from 'postcss-selector-parser'

/**
 * Stands before every class name of a compiled sheet. The browser replaces it by the component's
 * class prefix, or by nothing: whether a component's styles are its own is known only there.
 */
export const SCOPE_MARK = '\u0001'

const KEYFRAME_STEPS = new Set(['from', 'to', '*'])

const rewriteSelector = selectorParser((root) => {
  root.walkTags((tag) => {
    if (!KEYFRAME_STEPS.has(tag.value) && !/^\d/.test(tag.value)) tag.value = `wx-${tag.value}`
  })
  root.walkClasses((name) => {
    const written = name.toString().trim().replace(/^\./, '')
    name.setPropertyWithoutEscape('value', SCOPE_MARK + written)
  })
  root.walkPseudos((pseudo) => {
    if (pseudo.value !== ':host') return
    pseudo.replaceWith(
      selectorParser.attribute({
        attribute: 'wx-host',
        operator: '=',
        value: `${SCOPE_MARK}host`,
        quoteMark: '"',
        raws: {},
      }),
    )
  })
})

/** Reads a file of the package by its path from the package root, as text. */
export type ReadFile = (file: string) => string

function inlineImports(file: string, read: ReadFile, above: string[], warnings: string[]): Root {
  if (above.includes(file)) return postcss.root()
  let root: Root
  try {
    root = postcss.parse(read(file), { from: file })
  } catch (error) {
    warnings.push(`${file}: ${String(error)}`)
    return postcss.root()
  }
  root.walkAtRules('import', (rule) => {
    const target = /^(?:url\()?\s*['"]?([^'")]+)/.exec(rule.params)?.[1] ?? ''
    const resolved = target.startsWith('/')
      ? target.slice(1)
      : path.posix.join(path.posix.dirname(file), target)
    const nodes: ChildNode[] = inlineImports(resolved, read, [...above, file], warnings).nodes
    rule.replaceWith(nodes)
  })
  return root
}

/**
 * Turns one WXSS file into CSS for the simulated page: imports inlined, `view` → `wx-view`,
 * classes marked with {@link SCOPE_MARK}, `:host` → `[wx-host=…]`. `rpx` stays: only the browser
 * knows the page's width. Vant's CDN icon font is replaced by a local one. What can't be read or
 * parsed is named in `warnings`.
 */
export function compileWxss(file: string, read: ReadFile, warnings: string[]): string {
  const root = inlineImports(file, read, [], warnings)
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name))
      return
    try {
      rule.selector = rewriteSelector.processSync(rule.selector)
    } catch (error) {
      warnings.push(`${file}: ${rule.selector}: ${String(error)}`)
    }
  })
  root.walkDecls((declaration) => {
    if (declaration.value.includes('at.alicdn.com'))
      declaration.value = withLocalFont(declaration.value)
  })
  return root.toString()
}

const withLocalFont = (value: string): string =>
  value
    .replace(/url\([^)]*at\.alicdn\.com[^)]*\.woff2[^)]*\)/g, 'url(/__sim/vant-icon.woff2)')
    .replace(/,?\s*url\([^)]*at\.alicdn\.com[^)]*\)\s*format\([^)]*\)/g, '')
