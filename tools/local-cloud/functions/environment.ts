/** @module What a running function finds in its environment and its arguments. */
import type { FunctionConfig } from './config'

/** Who calls, and how. */
export interface Caller {
  /** Empty for timers and other calls without a person. */
  readonly openid: string
  readonly unionid?: string
  /** Comma-chained way of the call: `wx_client`, `wx_client,scf`, `wx_trigger`, … */
  readonly source: string
}

/**
 * The key that functions get here for what they keep hashed. Everybody may know it: what runs on this
 * machine holds invented people. A real environment has its own, which nobody else knows.
 */
export const LOCAL_SECRET = 'local-cloud-key-of-invented-people-only'

/** What the environment is made of. */
export interface EnvironmentParts {
  readonly envId: string
  readonly appId: string
  /** The server's wire address, `http://127.0.0.1:PORT/admin`. */
  readonly adminUrl: string
  /** Names this invocation in every request that it makes. */
  readonly token: string
  readonly caller: Caller
  readonly config: FunctionConfig
}

/**
 * The environment of one invocation. With it the unmodified wx-server-sdk finds this server and
 * `getWXContext()` tells who calls.
 */
export function environmentOf(parts: EnvironmentParts): Record<string, string> {
  const { envId, appId, adminUrl, token, caller, config } = parts
  const timer = caller.source === 'wx_trigger'
  return {
    TXY_SECRET: LOCAL_SECRET,
    TXY_TEMPLATE_NOTICE: 'local-notice',
    ...config.envVariables,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_API_TOKEN,WX_CLIENTIP',
    WX_APPID: appId,
    WX_API_TOKEN: token,
    ...(caller.openid && { WX_OPENID: caller.openid, WX_CLIENTIP: '127.0.0.1' }),
    ...(caller.unionid && { WX_UNIONID: caller.unionid }),
    ...(timer && { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: token }),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    TCB_SOURCE: caller.source,
  }
}

/** The second argument of `main`. */
export function contextOf(
  functionName: string,
  requestId: string,
  config: FunctionConfig,
  env: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: config.memorySize,
    time_limit_in_ms: config.timeout * 1000,
    request_id: requestId,
    environment: JSON.stringify(env),
    environ: Object.entries(env)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
    function_version: '$LATEST',
    function_name: functionName,
    namespace: env.SCF_NAMESPACE,
    tencentcloud_region: 'ap-shanghai',
  }
}
