/** @module Whatever a build names must be there: pages, components, icons, modules. */
import fs from 'node:fs'
import path from 'node:path'
import { registeredTags, resolveFrom, type Weapp } from './package'

/** WeChat refuses a larger tab icon. */
const MOST_ICON_BYTES = 40 * 1024

/** Pages without their files, and tab pages outside the main package. */
export function missingPages({ pages, app, has }: Weapp): string[] {
  const parts = pages.flatMap((page) =>
    ['js', 'json', 'wxml']
      .filter((extension) => !has(`${page}.${extension}`))
      .map((extension) => `the page ${page} has no .${extension}`),
  )
  const tabs = (app.tabBar?.list ?? [])
    .filter(({ pagePath }) => !app.pages.includes(pagePath))
    .map(({ pagePath }) => `the tab page ${pagePath} is not in the main package`)
  return [...parts, ...tabs]
}

/** Tab icons that are missing or too large, and a missing theme file. */
export function missingAssets({ app, has, folder }: Weapp): string[] {
  const icons = (app.tabBar?.list ?? [])
    .flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
    .filter((icon) => icon !== undefined)
    .filter((icon) => !has(icon) || fs.statSync(path.join(folder, icon)).size > MOST_ICON_BYTES)
    .map((icon) => `the tab icon ${icon} is missing or above 40 KB`)
  const theme = app.themeLocation
  return theme && !has(theme) ? [...icons, `the theme file ${theme} is missing`] : icons
}

/** Registered components that are not there, or that another subpackage owns. */
export function missingComponents(weapp: Weapp): string[] {
  const problems: string[] = []
  for (const file of weapp.files.filter((name) => name.endsWith('.json')))
    for (const [tag, target] of Object.entries(registeredTags(weapp.json(file)))) {
      const at = resolveFrom(file, target)
      const lacks = ['js', 'json', 'wxml'].filter((extension) => !weapp.has(`${at}.${extension}`))
      if (lacks.length > 0)
        problems.push(`${file}: <${tag}> at ${target} has no .${lacks.join(', .')}`)
      const owner = weapp.packageOf(at)
      if (owner !== '' && owner !== weapp.packageOf(file))
        problems.push(`${file}: <${tag}> lives in another subpackage, ${owner}`)
    }
  return problems
}

/** Relative modules that a script requires and that are not there. */
export function missingModules(weapp: Weapp): string[] {
  const problems: string[] = []
  for (const file of weapp.files.filter((name) => name.endsWith('.js')))
    for (const [, target = ''] of weapp.text(file).matchAll(/\brequire\(["'](\.[^"']+)["']\)/g)) {
      const at = resolveFrom(file, target)
      if (![at, `${at}.js`, `${at}/index.js`].some(weapp.has))
        problems.push(`${file}: require("${target}") finds nothing`)
    }
  return problems
}
