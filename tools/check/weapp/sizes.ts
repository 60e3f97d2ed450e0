/** @module What each package weighs against the budget we keep, which is half of what WeChat allows. */
import fs from 'node:fs'
import path from 'node:path'
import type { Weapp } from './package'

const KB = 1024
const BUDGET_MAIN = 1024 * KB
const BUDGET_SUB_PACKAGE = 500 * KB

/** Files that are not uploaded. */
const NOT_SHIPPED = /\.(LICENSE\.txt|map)$|^project\.config\.json$/

/** Bytes of each package: 'main' and the subpackages by their root. */
export function packageSizes(weapp: Weapp): Map<string, number> {
  const sizes = new Map([['main', 0]])
  for (const { root } of weapp.app.subPackages ?? []) sizes.set(`${root.replace(/\/$/, '')}/`, 0)
  for (const file of weapp.files.filter((name) => !NOT_SHIPPED.test(name))) {
    const owner = weapp.packageOf(file) || 'main'
    sizes.set(owner, (sizes.get(owner) ?? 0) + fs.statSync(path.join(weapp.folder, file)).size)
  }
  return sizes
}

/** `main 443.2 KB`. */
export const sizeText = (owner: string, bytes: number) =>
  `${owner.replace(/\/$/, '')} ${(bytes / KB).toFixed(1)} KB`

/** Packages above their budget. */
export function overweight(weapp: Weapp): string[] {
  return [...packageSizes(weapp)]
    .filter(([owner, bytes]) => bytes > (owner === 'main' ? BUDGET_MAIN : BUDGET_SUB_PACKAGE))
    .map(([owner, bytes]) => {
      const budget = owner === 'main' ? BUDGET_MAIN : BUDGET_SUB_PACKAGE
      return `${sizeText(owner, bytes)} is above its budget of ${budget / KB} KB`
    })
}
