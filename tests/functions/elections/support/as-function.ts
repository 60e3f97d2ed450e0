/** What another context's function would do with the face of elections, in a transaction. @module */
import { DEFAULT_PROFILE } from '@domain/region/default'
import { openDatabase, type Transaction } from '@functions/kernel/database'
import { sdk } from '@functions/kernel/sdk'
import { transact } from '@functions/kernel/transact'
import { runWithEnv } from '../../../../tools/local-cloud/transport/in-process'
import type { World } from '../../world'

const ENV = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local-env',
  TCB_ENV: 'local-env',
}

interface Inside {
  readonly tx: Transaction
  readonly now: number
  readonly region: typeof DEFAULT_PROFILE
}

/** Runs something in a transaction of the world's database, at the world's moment. */
export function asFunction<T>(world: World, body: (inside: Inside) => Promise<T>): Promise<T> {
  return runWithEnv(ENV, () =>
    transact(openDatabase(sdk.database({ throwOnNotFound: false })), (tx) =>
      body({ tx, now: world.clock.now(), region: DEFAULT_PROFILE }),
    ),
  )
}
