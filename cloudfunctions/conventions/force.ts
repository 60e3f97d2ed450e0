/**
 * Coming into force, by itself, at the hour that was published.
 * @module
 */
import { materialChanges } from '@domain/conventions/revision'
import type { ForceVersion } from '@domain/conventions/signing'
import { DAY_MS, dateOf, dayAt } from '@domain/time/shanghai'
import type { Kernel } from '../kernel/action'
import type { Transaction } from '../kernel/database'
import { closeTask, homeDesk, openTask } from '../kernel/tasks'
import { transact } from '../kernel/transact'
import type { VersionDoc } from './documents'
import { stateAfter, versionUrl } from './drafts'
import { conventions, versionIdOf, versions } from './store'

/** Versions taken in one run; the next comes ten minutes later. */
const MOST_AT_ONCE = 50

/** Page of the convention in force. */
export const CONVENTION_URL = '/features/conventions/pages/home/index'

/** The task of reading what was published, until the day it holds. */
export const readTask = (versionId: string): string => `convention_read.${versionId}`

/**
 * Tells everybody of the compound what was published and from when it holds: one task on the compound's
 * own desk, however many live there. Each settles it by opening the page.
 */
export function askToRead(
  tx: Transaction,
  { _id, path, title, version }: VersionDoc,
  inForceAt: number,
  now: number,
): Promise<void> {
  const { month, day } = dayParts(inForceAt)
  return openTask(tx, {
    _id: readTask(_id),
    desks: [homeDesk(path)],
    kind: 'convention_to_read',
    title: `居民公约公布了，${month}月${day}日起施行，请看一看`,
    detail: `${title} 第 ${version} 版。施行以后可以签名`,
    goneAt: inForceAt,
    url: versionUrl(_id),
    at: now,
  })
}

/** Month and day in Shanghai, as people say them. */
function dayParts(at: number): { month: number; day: number } {
  const [, month = 0, day = 0] = dateOf(dayAt(at)).split('-').map(Number)
  return { month, day }
}

/** Brings every published version into force whose hour has come. Running it again changes nothing. */
export async function comeIntoForce({ database, region }: Kernel, now: number): Promise<void> {
  const due = await database.find(
    versions,
    { state: 'published', inForceAt: { lte: now } },
    { orderBy: { field: 'inForceAt', order: 'asc' }, limit: MOST_AT_ONCE },
  )
  const { value: reviewDays } = region.conventions.reviewDays
  for (const { _id } of due) await transact(database, (tx) => bringIn(tx, _id, reviewDays, now))
}

async function bringIn(
  tx: Transaction,
  versionId: string,
  reviewDays: number,
  now: number,
): Promise<void> {
  const version = await tx.get(versions, versionId)
  // It may have been done meanwhile, or by the run before that died after its commit.
  if (version?.state !== 'published' || version.textHash === null) return
  const convention = await tx.get(conventions, version.conventionId)
  if (!convention) throw new Error(`no convention of version ${versionId}`)
  const before = convention.force.at(-1)
  const previous = before && (await tx.get(versions, versionIdOf(convention._id, before.version)))
  const step: ForceVersion = {
    version: version.version,
    hash: version.textHash,
    material: !previous || materialChanges(previous, version, version.marked).length > 0,
  }
  await tx.update(versions, versionId, { state: stateAfter(version, 'come_into_force', 'process') })
  if (previous)
    await tx.update(versions, previous._id, { state: stateAfter(previous, 'supersede', 'process') })
  await tx.update(conventions, convention._id, {
    openVersion: convention.openVersion === version.version ? null : convention.openVersion,
    force: [...convention.force, step],
    reviewAt: now + reviewDays * DAY_MS,
    updatedAt: now,
  })
  await closeTask(tx, readTask(versionId))
  if (step.material) await askToSign(tx, version, previous !== undefined, now)
}

/** One task on the compound's own desk; each settles it by signing. */
async function askToSign(tx: Transaction, version: VersionDoc, again: boolean, now: number) {
  await openTask(tx, {
    _id: signTask(version.conventionId, version.version),
    desks: [homeDesk(version.path)],
    kind: 'convention_to_sign',
    title: again ? '居民公约换了新版，请看看改了什么' : '居民公约施行了，请看看、签一签',
    detail: version.title,
    url: CONVENTION_URL,
    at: now,
  })
}

export const signTask = (conventionId: string, version: number): string =>
  `convention_sign.${conventionId}.${version}`
