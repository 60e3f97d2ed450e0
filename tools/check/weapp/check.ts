/** @module Is a built mini-program whole and valid? Everything that can be told without WeChat itself. */
import { compileErrors, syntaxErrors } from './compilers'
import { missingAssets, missingComponents, missingModules, missingPages } from './existence'
import { unknownConfigKeys } from './keys'
import { openWeapp } from './package'
import { overweight, packageSizes, sizeText } from './sizes'
import { unregisteredTags } from './tags'

const CHECKS = [
  missingPages,
  missingAssets,
  missingComponents,
  missingModules,
  unknownConfigKeys,
  unregisteredTags,
  overweight,
  syntaxErrors,
  compileErrors,
] as const

/** What is wrong with a build, one line each, and what its packages weigh. */
export interface WeappReport {
  readonly problems: readonly string[]
  readonly sizes: string
}

/** Checks the build in a folder. Throws when it has no app.json. */
export function checkWeapp(folder: string): WeappReport {
  const weapp = openWeapp(folder)
  return {
    problems: CHECKS.flatMap((check) => check(weapp)),
    sizes: [...packageSizes(weapp)].map(([owner, bytes]) => sizeText(owner, bytes)).join(' · '),
  }
}
