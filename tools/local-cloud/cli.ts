/**
 * Starts a local cloud for any folder of cloud functions:
 * `npx tsx tools/local-cloud/cli.ts --functions <folder> [--database database.json] [--data dir]
 * [--port 8787]`. See README.md.
 * @module
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { createLocalCloud, type LocalCloud, type LogEntry } from './cloud'
import type { CollectionSpec, Recovery } from './database'

const HELP = `用法 usage: npx tsx tools/local-cloud/cli.ts --functions <folder> [options]
  --functions <folder>   云函数目录，一个函数一个子目录 / one folder a function: index.js, config.json
  --database <file>      集合与索引 / collections: { "collections": [{ name, indexes }] }
  --data <folder>        数据存放处，不给则只在内存 / where data is kept; in memory without it
  --port <port>          端口，默认 8787 / port
  --env <id>             环境 ID，默认 local-env / environment id
  --appid <id>           小程序 AppID / the mini-program's id
  --weapp <folder>       小程序产物，用来核对页面 / the built mini-program, to check pages
  --push <event=name>    消息推送给哪个函数 / e.g. wxa_media_check=people; may be repeated`

const Database = v.object({
  collections: v.array(
    v.looseObject({
      name: v.string(),
      small: v.optional(v.boolean()),
      indexes: v.array(
        v.looseObject({
          name: v.string(),
          keys: v.array(v.object({ field: v.string(), order: v.picklist([1, -1]) })),
          unique: v.optional(v.boolean()),
          sparse: v.optional(v.boolean()),
        }),
      ),
    }),
  ),
})

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function readCollections(file: string | undefined): CollectionSpec[] {
  if (file === undefined) return []
  const { success, output, issues } = v.safeParse(Database, readJson(file))
  if (success) return output.collections as CollectionSpec[]
  throw new Error(`${file}: ${v.getDotPath(issues[0])}: ${issues[0].message}`)
}

function readPages(weapp: string): string[] {
  const app = readJson(path.join(weapp, 'app.json')) as {
    pages?: string[]
    subPackages?: { root: string; pages: string[] }[]
    subpackages?: { root: string; pages: string[] }[]
  }
  const inner = [...(app.subPackages ?? []), ...(app.subpackages ?? [])]
  return [
    ...(app.pages ?? []),
    ...inner.flatMap(({ root, pages }) => pages.map((p) => path.posix.join(root, p))),
  ]
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      functions: { type: 'string' },
      database: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string', default: '8787' },
      env: { type: 'string' },
      appid: { type: 'string' },
      weapp: { type: 'string' },
      push: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h' },
    },
  })
  return values
}

function openCloud(args: ReturnType<typeof readArguments>, functionsRoot: string) {
  if (!existsSync(functionsRoot)) throw new Error(`there is no folder ${functionsRoot}`)
  return createLocalCloud({
    functionsRoot,
    timers: 'live',
    collections: readCollections(args.database),
    ...(args.data !== undefined && { dataDir: path.resolve(args.data) }),
    ...(args.env !== undefined && { env: args.env }),
    ...(args.appid !== undefined && { appId: args.appid }),
    ...(args.weapp !== undefined && { pages: readPages(args.weapp) }),
    messagePush: Object.fromEntries(args.push.map((pair) => pair.split('=', 2))),
  })
}

/** Prints what goes wrong in a function as it happens. */
function showTrouble(cloud: LocalCloud): void {
  let shown: LogEntry | undefined
  cloud.news.listen((news) => {
    const last = cloud.logs.at(-1)
    if (news !== 'log' || !last || last === shown) return
    shown = last
    if (last.level === 'error' || last.level === 'warn')
      console.error(`${last.level === 'error' ? '✕' : '!'} ${last.source}: ${last.text}`)
  })
}

/** Says what a start after a crash took over, and which documents it set apart. */
function tellRecovery(recovery: Recovery | null): void {
  if (!recovery || (recovery.cleanStop && recovery.damaged.length === 0)) return
  const { documents, walBytes, damaged, startMs } = recovery
  console.log(
    `上次没有正常停止，已恢复 / recovered after a crash: ${documents} documents, ${walBytes} bytes of log taken over, ${damaged.length} damaged, ${startMs} ms`,
  )
  for (const { collection, id } of damaged)
    console.error(`✕ 校验不符，已另放 / checksum is wrong, set apart: ${collection} ${id}`)
}

const banner = (url: string, env: string, functions: readonly string[]) => `
本地云已启动 / the local cloud runs
  控制台 console     ${url}/console
  云函数 functions   ${functions.join(' ') || '（还没有 none yet）'}
  手机侧 as a phone  curl -d '{"openid":"o-1","name":"${functions[0] ?? 'hello'}","data":{}}' ${url}/__client/callFunction
  让别处的 SDK 连上 / point an SDK of another process at it:
    export TCB_CONTEXT_CNFG='{"URL":"${url}/admin"}' TENCENTCLOUD_RUNENV=SCF TCB_ENV=${env} SCF_NAMESPACE=${env}
    export TENCENTCLOUD_SECRETID=x TENCENTCLOUD_SECRETKEY=x TENCENTCLOUD_SESSIONTOKEN=x
  停止 stop          Ctrl+C
`

async function main(): Promise<void> {
  const args = readArguments()
  if (args.help || args.functions === undefined) {
    console.log(HELP)
    process.exitCode = args.help ? 0 : 2
    return
  }
  // The real service runs functions in UTC.
  process.env.TZ ??= 'UTC'
  const cloud = openCloud(args, path.resolve(args.functions))
  showTrouble(cloud)
  tellRecovery(cloud.database.recovery)
  const url = await cloud.listen(Number(args.port))
  console.log(banner(url, cloud.env, cloud.host.names()))
  // The server alone doesn't keep the process alive.
  const awake = setInterval(() => undefined, 2 ** 30)
  const stop = () => {
    clearInterval(awake)
    cloud.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
