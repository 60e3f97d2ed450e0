/**
 * The worker that sends hints about new notices, run by the function's timer. It stops before the
 * function's time is up and goes on where it was; each person gets a notice's hint at most once, because
 * the intent is stored before the service is asked.
 * @module
 */
import { retryAt } from '@domain/notices/pushing'
import { isExpired } from '@domain/notices/states'
import { covers } from '@domain/people/path'
import { momentOf } from '@domain/time/shanghai'
import type { Kernel } from '../kernel/action'
import type { PushMessage } from '../kernel/push-sender'
import { residents } from '../kernel/resident'
import { transact } from '../kernel/transact'
import { placeNames } from '../people/face'
import type { NoticeDoc, PushJobDoc, PushQuotaDoc } from './documents'
import { noticeUrl } from './pages'
import { noticeTemplate } from './push'
import { notices, pushesSent, pushJobs, pushQuotas } from './store'

/** The function has 20 seconds; what is not done by then is done a minute later. */
const BUDGET_MS = 12_000
/** How long a worker has a job before another may take it, milliseconds. */
const LEASE_MS = 60_000
const BATCH = 20
const MOST_JOBS = 10

type Parts = Pick<Kernel, 'database' | 'push'>

/** Sends what is due. */
export async function deliverPushes(parts: Parts, now: number): Promise<void> {
  const templateId = noticeTemplate()
  if (!templateId) return
  const until = performance.now() + BUDGET_MS
  const where = { state: 'open', nextAt: { lte: now } } as const
  const window = { orderBy: { field: 'nextAt', order: 'asc' }, limit: MOST_JOBS } as const
  for (const found of await parts.database.find(pushJobs, where, window)) {
    const job = await takeJob(parts, found, now)
    if (job) await work(parts, job, templateId, now, until)
    if (performance.now() > until) return
  }
}

/** Takes a job for a while, unless another worker has it. */
function takeJob({ database }: Parts, { _id }: PushJobDoc, now: number) {
  return transact(database, async (tx) => {
    const job = await tx.get(pushJobs, _id)
    if (!job || job.state === 'done' || job.nextAt > now) return undefined
    await tx.update(pushJobs, _id, { nextAt: now + LEASE_MS })
    return job
  })
}

const keep = ({ database }: Parts, id: string, patch: Partial<Omit<PushJobDoc, '_id'>>) =>
  transact(database, (tx) => tx.update(pushJobs, id, patch))

/** Goes on with a job, a batch at a time. */
async function work(
  parts: Parts,
  job: PushJobDoc,
  templateId: string,
  now: number,
  until: number,
): Promise<void> {
  const { database } = parts
  const notice = await database.get(notices, job._id)
  const isOut = notice?.state === 'published' && !isExpired(notice, now)
  if (!isOut) return keep(parts, job._id, { state: 'done' })
  const message = messageOf(notice, await placeNames(database, [notice.path]), templateId)
  let { cursor } = job
  while (performance.now() < until) {
    const batch = await nextBatch(parts, job.path, cursor)
    for (const quota of batch.wanting) {
      if ((await sendOnce(parts, job._id, quota, message, now)) === 'later') {
        const attempts = job.attempts + 1
        const nextAt = retryAt(attempts, now)
        const rest = nextAt === undefined ? { state: 'done' as const } : { nextAt }
        return keep(parts, job._id, { cursor, attempts, ...rest })
      }
    }
    cursor = batch.cursor ?? cursor
    if (batch.cursor === undefined) return keep(parts, job._id, { state: 'done', cursor })
    await keep(parts, job._id, { cursor })
  }
  await keep(parts, job._id, { nextAt: now })
}

/** Who may be told next: they said yes, something is left of it, and they live there now. */
async function nextBatch({ database }: Parts, path: string, cursor: string) {
  const where = { template: 'notice', places: path, _id: { gt: cursor } } as const
  const orderBy = { field: '_id', order: 'asc' } as const
  const found = await database.find(pushQuotas, where, { orderBy, limit: BATCH })
  const left = found.filter((quota) => quota.left > 0)
  const ids = left.map(({ openid }) => openid)
  const people = await database.find(residents, { _id: { in: ids } }, { limit: BATCH })
  const there = new Set(
    people
      .filter(({ households }) => households.some((home) => covers(path, home.path)))
      .map(({ _id }) => _id),
  )
  const last = found.length < BATCH ? undefined : found.at(-1)?._id
  return { wanting: left.filter(({ openid }) => there.has(openid)), cursor: last }
}

/** Sends one hint: claims it and one of what is left, asks the service, and takes back what was refused. */
async function sendOnce(
  { database, push }: Parts,
  jobId: string,
  quota: PushQuotaDoc,
  message: Omit<PushMessage, 'openid'>,
  at: number,
): Promise<'done' | 'later'> {
  const _id = `${jobId}.${quota.personId}`
  const isClaimed = await transact(database, async (tx) => {
    const sent = await tx.get(pushesSent, _id)
    const current = await tx.get(pushQuotas, quota._id)
    if ((sent && sent.state !== 'again') || !current || current.left < 1) return false
    await tx.update(pushQuotas, quota._id, { left: current.left - 1 })
    if (sent) await tx.update(pushesSent, _id, { state: 'handed', at })
    else await tx.add(pushesSent, { _id, state: 'handed', at })
    return true
  })
  if (!isClaimed) return 'done'
  const outcome = await push({ ...message, openid: quota.openid })
  if (outcome === 'sent') return 'done'
  await transact(database, async (tx) => {
    const current = await tx.get(pushQuotas, quota._id)
    const left = outcome === 'unwanted' ? 0 : (current?.left ?? 0) + 1
    await tx.update(pushQuotas, quota._id, { left })
    const state = outcome === 'later' ? 'again' : outcome
    await tx.update(pushesSent, _id, { state })
  })
  return outcome === 'later' ? 'later' : 'done'
}

/** Longest value of a `thing` field, in characters. */
const THING = 20
const thing = (text: string) => {
  const characters = [...text]
  return characters.length <= THING ? text : `${characters.slice(0, THING - 1).join('')}…`
}

function messageOf(
  notice: NoticeDoc,
  names: ReadonlyMap<string, string>,
  templateId: string,
): Omit<PushMessage, 'openid'> {
  return {
    templateId,
    // The service wants a path without the slash that a page's address begins with.
    page: noticeUrl(notice._id).slice(1),
    data: {
      thing1: { value: thing(notice.title) },
      thing2: { value: thing(names.get(notice.path) ?? '本小区') },
      time3: { value: momentOf(notice.publishedAt ?? notice.createdAt) },
    },
  }
}
