/** @module The build as a step: makes what is stale, cloud functions too, then looks at the mini-program. */
import path from 'node:path'
import { build } from '../../build/build'
import { dist } from '../../build/paths'
import type { Outcome } from '../run'
import { checkWeapp } from './check'
import { canCompile } from './compilers'

const NO_COMPILERS = 'WeChat ships no template and style compilers for this machine: not run'

/** Checks dist/weapp as it would be uploaded; the sizes are told in any case. */
export async function checkBuild(): Promise<Outcome & { note: string }> {
  try {
    await build()
  } catch (error) {
    return { ok: false, output: String(error), note: 'not built' }
  }
  const { problems, sizes } = checkWeapp(path.join(dist, 'weapp'))
  return {
    ok: problems.length === 0,
    output: problems.join('\n'),
    note: canCompile ? sizes : `${sizes} · ${NO_COMPILERS}`,
  }
}
