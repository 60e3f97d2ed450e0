/** @module Runs a folder of functions in worker threads, with new code as soon as it is saved. */
import path from 'node:path'
import { functionMissing } from './failure'
import { FunctionFolder, type FunctionOnDisk } from './folder'
import type { FunctionHost, HostCloud } from './host'
import { Instance } from './instance'
import { Pool } from './pool'

/** How the host is set up. */
export interface WorkerHostOptions {
  /** The folder that holds one folder a function. */
  readonly root: string
  /** Instances of one function at most; more requests wait (4). An instance takes about 30 MB. */
  readonly instances?: number
}

interface Deployed {
  readonly fingerprint: string
  readonly pool: Pool
}

const ownPackages = path.resolve(__dirname, '../../../node_modules')

/** Makes the host that `npm start` and the command line use. */
export function createWorkerHost({ root, instances = 4 }: WorkerHostOptions): FunctionHost {
  const folder = new FunctionFolder(path.resolve(root))
  const deployed = new Map<string, Deployed>()
  let cloud: HostCloud | undefined

  const startInstance = ({ name, file, config }: FunctionOnDisk): Instance => {
    if (!cloud) throw new Error('the host is not attached to a cloud')
    const { clock, log } = cloud
    return new Instance({
      file,
      clock: clock.shared,
      memoryMb: config.memorySize,
      packageFolders: ownPackages,
      onLog: ({ level, requestId, text }) => log({ source: name, level, requestId, text }),
    })
  }

  const poolOf = (found: FunctionOnDisk): Pool => {
    const known = deployed.get(found.name)
    if (known?.fingerprint === found.fingerprint) return known.pool
    if (known) {
      void known.pool.retire()
      cloud?.log({
        source: found.name,
        level: 'info',
        text: 'the function changed and was loaded again',
      })
      cloud?.changed()
    }
    const pool = new Pool(instances, () => startInstance(found))
    deployed.set(found.name, { fingerprint: found.fingerprint, pool })
    return pool
  }

  return {
    needsHttp: true,
    attach: (to) => {
      cloud = to
    },
    names: () => folder.names(),
    config: (name) => folder.find(name)?.config,
    invoke: async (invocation) => {
      const found = folder.find(invocation.functionName)
      if (!found) throw functionMissing()
      return poolOf(found).run(invocation)
    },
    close: async () => {
      await Promise.all([...deployed.values()].map(({ pool }) => pool.retire()))
      deployed.clear()
    },
  }
}
