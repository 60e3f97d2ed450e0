/**
 * What the home page of a busy secretary costs the database at both scales of the demo district:
 * `npm run bench:home`, with `-- demo` or `-- district` for one of them. Every compound has 300 requests
 * that wait and 40 notices; the one measured has 2,000 residents. Counts, so noise can't move them; exits with 1 when a limit is missed.
 * @module
 */
import path from 'node:path'
import { lineage } from '@domain/people/path'
import { orderOf } from '@functions/kernel/messages'
import type { ResidentDoc } from '@functions/kernel/resident'
import { collections as kernelCollections } from '@functions/kernel/store'
import { homeDesk, roleDesks, taskDoc } from '@functions/kernel/tasks'
import { collections as noticeCollections } from '@functions/notices/store'
import { collections as peopleCollections } from '@functions/people/store'
import { loadDistrict } from '../../../tools/district/load'
import type { Scale } from '../../../tools/district/plan'
import {
  createClock,
  createInProcessHost,
  createLocalCloud,
  type LocalCloud,
} from '../../../tools/local-cloud/cloud'

/** The promise: see docs/guarantees.md. */
const MOST_CALLS = 6
const MOST_READS = 120

const NOW = Date.parse('2026-11-24T09:00:00+08:00')
const HOUR_MS = 3_600_000
const WAITING = 300
const NOTICES = 40
const RESIDENTS = 2_000
const CONFIG_ROOT = path.join(__dirname, '../../../cloudfunctions')

interface Loaded {
  cloud: LocalCloud
  residents: ResidentDoc[]
  /** Households of each compound. */
  compounds: Map<string, string[]>
}

async function openDistrict(scale: Scale): Promise<Loaded> {
  const clock = createClock({ at: NOW, frozen: true })
  const functions = { people: require(path.join(CONFIG_ROOT, 'people/index.ts')) }
  const host = createInProcessHost({ functions, configRoot: CONFIG_ROOT, require })
  const collections = [...kernelCollections, ...peopleCollections, ...noticeCollections]
  const cloud = createLocalCloud({ host, clock, collections })
  await cloud.listen()
  const residents: ResidentDoc[] = []
  const compounds = new Map<string, string[]>()
  const insert = async (collection: string, documents: readonly object[]) => {
    for (const document of documents) {
      if (collection === 'residents') residents.push(document as ResidentDoc)
      if (collection !== 'households') continue
      const { _id } = document as { _id: string }
      const compound = _id.split('/').slice(0, 5).join('/')
      compounds.set(compound, [...(compounds.get(compound) ?? []), _id])
    }
    cloud.database.loadDocuments(collection, documents as Record<string, unknown>[])
  }
  await loadDistrict({ insert }, { scale, now: NOW })
  return { cloud, residents, compounds }
}

/** Requests that wait in a compound: some with words to check, and notices that must be read. */
function fill(cloud: LocalCloud, compound: string): void {
  const waiting = Array.from({ length: WAITING }, (_, i) => {
    const isReview = i % 5 === 0
    const roles = isReview ? (['branch_secretary', 'community_secretary'] as const) : RECEIVERS
    return taskDoc({
      _id: `request_step.${compound}.${i}`,
      desks: roleDesks(roles, compound),
      kind: isReview ? 'content_to_review' : 'request_to_accept',
      title: '新诉求，请受理',
      detail: '公共维修',
      dueAt: NOW + i * HOUR_MS,
      url: '/',
      at: NOW,
    })
  })
  const notices = Array.from({ length: NOTICES }, (_, i) => {
    const _id = `${compound}.${i}`
    const at = NOW - i * HOUR_MS
    const order = orderOf(at, _id)
    const dates = { mustReadBy: NOW + HOUR_MS, expiresAt: null, publishedAt: at, createdAt: at }
    return { _id, path: compound, state: 'published', title: '停水', order, ...dates }
  })
  const toRead = notices.map(({ _id }) =>
    taskDoc({
      ...{ _id: `notice_read.${_id}`, desks: [homeDesk(compound)], kind: 'notice_to_read' },
      ...{ title: '请看一看', dueAt: NOW + HOUR_MS, url: '/', at: NOW },
    }),
  )
  cloud.database.loadDocuments('tasks', plain([...waiting, ...toRead]))
  cloud.database.loadDocuments('notices', plain(notices))
}

/** Further residents of a compound, home by home, until it has as many as the promise speaks of. */
function crowd(cloud: LocalCloud, homes: readonly string[], there: number): void {
  const more = Array.from({ length: Math.max(0, RESIDENTS - there) }, (_, i): ResidentDoc => {
    const lives = { path: homes[i % homes.length] ?? '', relation: 'family' as const, since: NOW }
    return {
      ...{ _id: `oBench-${i}`, personId: `bench-${i}`, name: '樟小满', phone: null },
      ...{ households: [lives], appointments: [], createdAt: NOW, updatedAt: NOW },
    }
  })
  cloud.database.loadDocuments('residents', plain(more))
}

const RECEIVERS = ['grid_worker_full', 'grid_worker_part', 'branch_secretary'] as const
const plain = (docs: readonly object[]) => docs.map((doc) => ({ ...doc }))

/** Asks as the secretary of a compound, who lives in it too, and as one of its residents. */
async function measure(scale: Scale): Promise<boolean> {
  const { cloud, residents, compounds } = await openDistrict(scale)
  for (const compound of compounds.keys()) fill(cloud, compound)
  const bySize = [...compounds].sort(([, a], [, b]) => b.length - a.length)
  const [compound = '', homes = []] = bySize[0] ?? []
  const people = residents.filter((one) =>
    one.households.some((home) => lineage(home.path).includes(compound)),
  )
  const secretary = residents.find(({ appointments }) =>
    appointments.some(({ role, scope }) => role === 'branch_secretary' && scope === compound),
  )
  if (!secretary) throw new Error(`${compound} has no secretary`)
  const lives = [{ path: homes[0] ?? '', relation: 'owner', since: NOW }]
  const openid = 'oBench-secretary'
  const busy = { ...secretary, _id: openid, personId: 'bench-secretary', households: lives }
  cloud.database.loadDocuments('residents', plain([busy]))
  crowd(cloud, homes, people.length + 1)
  const count = Math.max(RESIDENTS, people.length + 1)
  console.log(`${scale}: ${compound}, ${homes.length} homes, ${count} residents`)
  let kept = true
  for (const [who, caller] of [
    ['secretary', openid],
    ['resident', people[0]?._id ?? ''],
  ] as const) {
    const data = { action: 'people/getHome', input: {} }
    const { result } = await cloud.call('people', data, { openid: caller })
    if (!(result as { ok: boolean }).ok) throw new Error(JSON.stringify(result))
    const { databaseCalls = 0, documentsRead = 0, resultBytes = 0 } = cloud.calls.at(-1) ?? {}
    const within = databaseCalls <= MOST_CALLS && documentsRead <= MOST_READS
    kept &&= within
    console.log(
      `  ${who.padEnd(10)} ${databaseCalls} calls (at most ${MOST_CALLS}), ${documentsRead} ` +
        `documents (at most ${MOST_READS}), ${resultBytes} bytes${within ? '' : ': MISSED'}`,
    )
  }
  await cloud.close()
  return kept
}

async function main(asked: string | undefined): Promise<void> {
  const scales = (['demo', 'district'] as const).filter((one) => !asked || one === asked)
  let kept = true
  for (const scale of scales) kept = (await measure(scale)) && kept
  process.exitCode = kept ? 0 : 1
}

void main(process.argv[2])
