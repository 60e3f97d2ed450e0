/**
 * @module A Taro plugin that ships only the @vant/weapp components the app registers.
 *
 * app.config.ts says `'van-button': '/vant/button/index'`. The build then
 *  - copies that component and everything it needs, unchanged, from @vant/weapp/lib to `vant/` in the main
 *    package (scripts are only minified);
 *  - teaches Taro's base.wxml the default of each property;
 *  - replaces the icon font's address at a CDN by the font itself.
 *
 * Components are registered for the whole app because Taro continues deep trees in a shared component
 * (comp.json) that every page uses: a tag registered for one page only would render nothing below level 16.
 */
import fs from 'node:fs'
import { transformSync } from 'esbuild'
import { sources } from 'webpack'
import type { TaroPluginContext } from './taro-context'
import { declarationOf, readVantFile, vantClosure, vantComponents } from './vant-library'

const REGISTERED = /^\/vant\/([\w-]+)\/index$/

/**
 * Taro writes `prop="{{i.prop}}"` for every property that any page sets, so one that a page leaves out
 * arrives undefined, and WeChat turns that into '' / 0 / false instead of the component's own default.
 * Returns the defaults worth spelling out, as WXML expressions.
 */
function templateDefaults(component: string): Record<string, string | number> {
  const defaults: Record<string, string | number> = {}
  for (const [name, { value }] of Object.entries(declarationOf(component).properties)) {
    if (typeof value === 'string' && value) defaults[name] = `'${value}'`
    else if (typeof value === 'number' && value) defaults[name] = value
    else if (value === true) defaults[name] = 'true'
    else if (Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === 'string'))
      defaults[name] = `[${value.map((v) => `'${v}'`).join(',')}]`
  }
  return defaults
}

/** @vant/icons carries the same font (the same id) that icon/index.wxss would load from a CDN. */
function inlineIconFont(wxss: string): string {
  const less = fs.readFileSync(require.resolve('@vant/icons/src/encode-woff2.less'), 'utf8')
  const font = less.match(/url\(["']?(data:[^"')]+)["']?\)/)?.[1]
  if (!font) throw new Error('@vant/icons has no inline font; look for its new place')
  const inlined = wxss.replace(
    /src:url\(\/\/at\.alicdn\.com[^;}]*/,
    `src:url(${font}) format("woff2")`,
  )
  if (inlined === wxss) throw new Error('vant icon/index.wxss no longer names its CDN font')
  return inlined
}

function shippedText(file: string): string {
  const text = readVantFile(file)
  if (file === 'icon/index.wxss') return inlineIconFont(text)
  if (file.endsWith('.js') && process.env.NODE_ENV === 'production')
    return transformSync(text, { minify: true, target: 'es2015' }).code
  return text
}

function registeredIn(configMap: Readonly<Record<string, { content?: unknown }>>): string[] {
  const names = new Set<string>()
  for (const { content } of Object.values(configMap)) {
    const { usingComponents = {} } = (content ?? {}) as { usingComponents?: Record<string, string> }
    for (const target of Object.values(usingComponents)) {
      const name = REGISTERED.exec(target)?.[1]
      if (name) names.add(name)
    }
  }
  return [...names]
}

export function shipVant(ctx: TaroPluginContext) {
  let files = new Set<string>()

  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => {
      const defaults = vantComponents().map((name) => [`van-${name}`, templateDefaults(name)])
      platform.template?.mergeThirdPartyComponents(Object.fromEntries(defaults))
    },
  })

  ctx.modifyMiniConfigs(({ configMap }) => {
    files = vantClosure(registeredIn(configMap))
  })

  ctx.modifyBuildAssets(({ assets }) => {
    for (const file of files) assets[`vant/${file}`] = new sources.RawSource(shippedText(file))
  })
}
