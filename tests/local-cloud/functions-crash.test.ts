/**
 * The whole cloud is killed in the middle of writes: functions in workers, called over HTTP, move
 * points between accounts in transactions; files are uploaded beside them. Whatever was acknowledged
 * must be there after a restart, and no half of anything.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createLocalCloud } from '../../tools/local-cloud/cloud'
import { makeFolder, makeFunctions } from './functions-folder'

jest.setTimeout(120_000 + Number(process.env.ROUNDS ?? 2) * 60_000)

const ACCOUNTS = 10
const START = 1_000
const ROUNDS = Number(process.env.ROUNDS ?? 2)
const root = path.join(__dirname, '../..')

const functions = makeFunctions({
  transfer: {
    config: { timeout: 60 },
    code: `exports.main = async ({ from, to, id }) => {
  const db = cloud.database()
  await db.runTransaction(async (tx) => {
    const accounts = tx.collection('accounts')
    const { data: a } = await accounts.doc(from).get()
    const { data: b } = await accounts.doc(to).get()
    await accounts.doc(from).update({ data: { points: a.points - 1 } })
    await accounts.doc(to).update({ data: { points: b.points + 1 } })
    await tx.collection('transfers').add({ data: { _id: id, from, to } })
  }, 0)
  return id
}`,
  },
})

const collections = ['accounts', 'transfers'].map((name) => ({ name, small: true, indexes: [] }))
const databaseFile = path.join(functions, 'database.json')
fs.writeFileSync(databaseFile, JSON.stringify({ collections }))

function startServer(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const loader = path.join(root, 'node_modules/tsx/dist/loader.mjs')
  const cli = path.join(root, 'tools/local-cloud/cli.ts')
  const options = ['--functions', functions, '--database', databaseFile, '--data', dataDir]
  const args = ['--import', loader, cli, ...options, '--port', '0']
  // A group of its own, so that what it starts is killed in the same instant.
  const child = spawn(process.execPath, args, { detached: true })
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const url = /http:\/\/127\.0\.0\.1:\d+(?=\/console)/.exec(printed)?.[0]
      if (url) resolve({ child, url })
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('exit', () => reject(new Error(`the server ended: ${printed}`)))
  })
}

function killNow(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return (await response.json()) as Record<string, unknown>
}

const acknowledged = { transfers: new Set<string>(), files: new Map<string, string>() }

/** Transfers and uploads until the server is gone; keeps what was acknowledged. */
async function work(url: string, round: number, worker: number): Promise<void> {
  for (let i = 0; ; i += 1) {
    const id = `${round}-${worker}-${i}`
    const from = `a${(worker * 3 + i) % ACCOUNTS}`
    const to = `a${(worker * 7 + i + 1) % ACCOUNTS}`
    const data = { from, to: to === from ? 'a0' : to, id }
    if (data.from === data.to) continue
    const person = { openid: `o-${worker}`, name: 'transfer', data }
    const { result } = await post(`${url}/__client/callFunction`, person)
    if (result === id) acknowledged.transfers.add(id)
    const upload = `${url}/__client/uploadFile?openid=o-${worker}&cloudPath=f/${id}.txt`
    const response = await fetch(upload, { method: 'POST', body: `content of ${id}` })
    const { fileID } = (await response.json()) as { fileID?: string }
    if (fileID) acknowledged.files.set(fileID, `content of ${id}`)
  }
}

async function check(dataDir: string): Promise<void> {
  const cloud = createLocalCloud({ dataDir, collections })
  const list = (name: string) =>
    cloud.database
      .exportJsonLines(name)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  const transfers = list('transfers')
  const ids = new Set(transfers.map(({ _id }) => _id))
  for (const id of acknowledged.transfers) expect(ids).toContain(id)
  const points = new Map(Array.from({ length: ACCOUNTS }, (_, i) => [`a${i}`, START]))
  for (const { from, to } of transfers) {
    points.set(String(from), (points.get(String(from)) ?? 0) - 1)
    points.set(String(to), (points.get(String(to)) ?? 0) + 1)
  }
  expect(new Map(list('accounts').map((doc) => [doc._id, doc.points]))).toEqual(points)
  for (const [fileID, content] of acknowledged.files)
    expect((await cloud.storage.read(fileID))?.content.toString()).toBe(content)
  await cloud.close()
}

it(`keeps everything acknowledged over ${ROUNDS} kills in the middle of writes`, async () => {
  const dataDir = makeFolder()
  const seed = createLocalCloud({ dataDir, collections })
  const accounts = Array.from({ length: ACCOUNTS }, (_, i) => ({ _id: `a${i}`, points: START }))
  seed.database.loadDocuments('accounts', accounts)
  await seed.close()
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = acknowledged.transfers.size
    const { child, url } = await startServer(dataDir)
    const workers = [0, 1, 2].map((worker) => work(url, round, worker).catch(() => undefined))
    try {
      while (acknowledged.transfers.size < before + 5 && child.exitCode === null)
        await new Promise((r) => setTimeout(r, 20))
      await new Promise((r) => setTimeout(r, Math.random() * 300))
    } finally {
      killNow(child)
    }
    await Promise.all(workers)
    await check(dataDir)
  }
  expect(acknowledged.transfers.size).toBeGreaterThanOrEqual(ROUNDS * 5)
  expect(acknowledged.files.size).toBeGreaterThanOrEqual(ROUNDS)
})
