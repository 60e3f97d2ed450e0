import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ActionResult } from '@functions/kernel/contract'
import type { RequestSummary } from '@functions/requests/contract'
import { CAST } from '../../tools/district/personas'
import { buildIfChanged } from '../../tools/start/build'

const ROOT = path.resolve(__dirname, '../..')
/** With everything built it takes a few seconds; building takes a minute or two. */
const BUILD_MS = 300_000
const START_MS = 60_000

interface Running {
  child: ChildProcess
  url: string
  output: () => string
  exited: Promise<number | null>
}

let dataDir = ''
const running = new Set<ChildProcess>()

/** Runs npm start's program until it prints its address. */
async function start(env: Record<string, string> = {}): Promise<Running> {
  const main = path.join(ROOT, 'tools', 'start', 'main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--no-open'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let text = ''
  const exited = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      running.delete(child)
      resolve(code)
    })
  })
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      const found = /ready: (http:\/\/127\.0\.0\.1:\d+)/.exec(text)
      if (found?.[1]) resolve(found[1])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void exited.then((code) => reject(new Error(`ended with ${code}:\n${text}`)))
  })
  return { child, url: await ready, output: () => text, exited }
}

/** Calls an action as somebody, the way the simulator's phone does. */
async function call<T>(url: string, openid: string, action: string, input: object, key?: string) {
  const response = await fetch(`${url}/__client/callFunction`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid, name: action.split('/')[0], data: { action, input, key } }),
  })
  const { result } = (await response.json()) as { result: ActionResult<T> }
  if (!result.ok) throw new Error(`${action}: ${result.code} ${result.message}`)
  return result.data
}

async function myRequests(url: string): Promise<RequestSummary[]> {
  const action = 'requests/listMyRequests'
  const page = await call<{ items: RequestSummary[] }>(url, CAST.resident.openid, action, {})
  return page.items
}

beforeAll(async () => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'start-'))
  await buildIfChanged(ROOT)
}, BUILD_MS)

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  fs.rmSync(dataDir, { recursive: true, force: true })
})

it(
  'shows the mini-program over a demo district, and keeps what people did through kill -9',
  async () => {
    const first = await start()
    const page = await (await fetch(first.url)).text()
    expect(page).toContain(CAST.captain.name)
    expect(await (await fetch(`${first.url}/__sim/app.js`)).text()).toContain('requests')

    const story = await myRequests(first.url)
    expect(story.map((r) => r.state)).toEqual(
      expect.arrayContaining(['closed', 'resolution_submitted', 'in_progress', 'withdrawn']),
    )
    const { id } = await call<{ id: string }>(
      first.url,
      CAST.resident.openid,
      'requests/submitRequest',
      {
        category: 'repair',
        text: '信箱的锁坏了。',
        photos: [],
        path: CAST.resident.lives.path,
      },
      'start-test-0123456789',
    )

    first.child.kill('SIGKILL')
    await first.exited
    const second = await start()
    const kept = await myRequests(second.url)
    expect(kept).toHaveLength(story.length + 1)
    expect(kept[0]).toMatchObject({ id, state: 'submitted' })
    expect(second.output()).not.toContain('loading the district')

    second.child.kill('SIGINT')
    expect(await second.exited).toBe(0)
    expect(fs.existsSync(path.join(dataDir, 'demo', 'running.pid'))).toBe(false)
  },
  2 * START_MS,
)

it(
  'says what to do when the port is taken, or another start uses the data',
  async () => {
    const first = await start()
    const { port } = new URL(first.url)
    const other = fs.mkdtempSync(path.join(os.tmpdir(), 'start-'))
    await expect(start({ PORT: port, DATA_DIR: other })).rejects.toThrow(
      `PORT=${Number(port) + 1} npm start`,
    )
    await expect(start()).rejects.toThrow(String(first.child.pid))
    fs.rmSync(other, { recursive: true })
    first.child.kill('SIGTERM')
    expect(await first.exited).toBe(0)
  },
  2 * START_MS,
)
