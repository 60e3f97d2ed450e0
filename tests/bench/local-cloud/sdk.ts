/** @module The real SDK, narrowed to what the bench asks of it. */
import sdk from 'wx-server-sdk'

interface DocumentReference {
  get(): Promise<{ data: Record<string, unknown> }>
  update(options: { data: object }): Promise<unknown>
}

interface Query {
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  limit(rows: number): Query
  get(): Promise<{ data: Record<string, unknown>[] }>
}

interface Collection {
  doc(id: string): DocumentReference
  where(query: object): Query
}

interface Sdk {
  init(options: { env: symbol }): void
  DYNAMIC_CURRENT_ENV: symbol
  database(): {
    collection(name: string): Collection
    runTransaction(
      body: (tx: { collection(name: string): Collection }) => Promise<void>,
      retries: number,
    ): Promise<unknown>
  }
}

const cloud = sdk as unknown as Sdk

/** The environment in which the SDK finds a server without asking the network for its credentials. */
export function pointSdkAt(url: string): void {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    ...{ TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai' },
    ...{ SCF_NAMESPACE: 'local-env', TCB_ENV: 'local-env' },
    ...{ TENCENTCLOUD_SECRETID: 'x', TENCENTCLOUD_SECRETKEY: 'x', TENCENTCLOUD_SESSIONTOKEN: 'x' },
  })
}

/** The SDK's database. */
export function database() {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  return cloud.database()
}
