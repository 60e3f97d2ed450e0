/**
 * `npm start`: builds what changed, starts the local cloud with the demo district and shows the
 * mini-program, all in this process and on one port. See `options.ts` for what it can be told.
 * @module
 */
import path from 'node:path'
import { DEMO_HOMES, demoCode } from '../district/demo-codes'
import { PERSONAS } from '../district/personas'
import { createSimulator } from '../simulator/server'
import { openBrowser } from './browser'
import { buildIfChanged } from './build'
import { DataFolderError, takeDataFolder } from './data'
import { openFront, PortTaken } from './front'
import { openCloud } from './open-cloud'
import { readOptions, type StartOptions, USAGE, UsageError } from './options'
import { say, secondsSince, step } from './say'

const root = path.resolve(__dirname, '../..')
const dist = path.join(root, 'dist')

/** Ends in reverse what was started, once, and then the process. */
function stopOnSignal(endings: (() => unknown)[]): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(130)
    stopping = true
    say('\n正在停止', 'stopping')
    for (const end of endings.reverse()) await end()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function introduce(url: string, since: number): void {
  console.log(`\n已就绪 / ready: ${url}  (${secondsSince(since)})\n`)
  console.log('可以扮演的人 / people to play (switch at the side of the phone):')
  for (const { openid, name, title } of PERSONAS) {
    console.log(`  ${name}  ${title}  ${url}/?persona=${openid}`)
  }
  console.log('\n可以认领的家和户码 / homes to claim, with the codes on their slips:')
  for (const { path: home, name, tip } of DEMO_HOMES) {
    console.log(`  ${name}  ${demoCode(home)}  ${tip}`)
  }
  console.log(`\n云的控制台 / the cloud's console: ${url}/console`)
  console.log('按 Ctrl-C 停止；数据会保留。 / Ctrl-C stops; the data is kept.')
}

async function start(options: StartOptions): Promise<void> {
  const since = performance.now()
  const endings: (() => unknown)[] = []
  stopOnSignal(endings)
  endings.push(takeDataFolder(options.dataDir))
  const front = await openFront(options.port)
  endings.push(() => front.close())
  await step('构建', 'building what changed', () => buildIfChanged(root))
  const cloud = await step('启动本地云', 'starting the local cloud', () =>
    openCloud(options, dist, front),
  )
  endings.push(() => cloud.close())
  const simulator = createSimulator({
    weappRoot: path.join(dist, 'weapp'),
    cloudHandler: cloud.handler,
    personas: PERSONAS.map(({ openid, name, title }) => ({ openid, name, title })),
  })
  front.open(simulator.handler)
  for (const { openid, name } of PERSONAS) cloud.personas.set(openid, name)
  cloud.runTimersLive()
  introduce(front.url, since)
  if (options.open) openBrowser(front.url)
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env, root)
  if (options === 'help') return console.log(USAGE)
  await start(options)
}

main().catch((error: unknown) => {
  const isExpected = [UsageError, PortTaken, DataFolderError].some((kind) => error instanceof kind)
  console.error(isExpected && error instanceof Error ? error.message : error)
  if (error instanceof UsageError) console.error(`\n${USAGE}`)
  process.exit(1)
})
