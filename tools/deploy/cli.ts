/**
 * `npm run deploy:plan`: prints what a real environment must hold for the build in dist/, as steps
 * for a person, or with `--json` in the words of the service's interface. Sends nothing anywhere.
 * @module
 */
import { dist } from '../build/paths'
import { planDeployment, readBuild } from './plan'
import { stepsOf } from './steps'

try {
  const plan = planDeployment(...readBuild(dist))
  const asJson = process.argv.includes('--json')
  console.log(asJson ? JSON.stringify(plan, null, 2) : stepsOf(plan).join('\n'))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
