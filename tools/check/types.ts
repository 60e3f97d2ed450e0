/** @module Every TypeScript project of the tree is checked with its own settings. */
import path from 'node:path'
import { listFiles } from '../build/files'
import { dist, inProject } from '../build/paths'
import { type Outcome, runBin } from './run'

const FOLDERS = ['src', 'config', 'domain', 'cloudfunctions', 'tools', 'tests']

/** Every folder that holds a tsconfig.json, '.' first. */
function projects(): string[] {
  const nested = FOLDERS.flatMap((folder) =>
    listFiles(inProject(folder))
      .filter((file) => path.basename(file) === 'tsconfig.json')
      .map((file) => path.posix.join(folder, path.posix.dirname(file))),
  )
  return ['.', ...nested]
}

/** Checks one project; what it learns is kept, so that the next run only looks at what changed. */
function checkProject(project: string): Promise<Outcome> {
  const kept = path.join(dist, '.types', `${project.replace(/\W+/g, '-')}.tsbuildinfo`)
  return runBin('typescript/bin/tsc', ['-p', project, '--incremental', '--tsBuildInfoFile', kept])
}

/** Checks every project, one after the other: each alone fills a processor. */
export async function checkTypes(): Promise<Outcome> {
  const outcomes: Outcome[] = []
  for (const project of projects()) outcomes.push(await checkProject(project))
  return {
    ok: outcomes.every(({ ok }) => ok),
    output: outcomes
      .map(({ output }) => output)
      .filter(Boolean)
      .join('\n'),
  }
}
