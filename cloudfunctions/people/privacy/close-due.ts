/**
 * Closing the accounts whose time has come. Every step can be done again, and what names the person
 * goes last, so that a timer that dies in the middle is finished by the next.
 * @module
 */
import { DAY_MS } from '@domain/time/shanghai'
import { forgetNeighbour } from '../../conventions/face/forget'
import type { Kernel } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { messages } from '../../kernel/messages'
import { residents } from '../../kernel/resident'
import { transact } from '../../kernel/transact'
import { forgetReporter } from '../../requests/face/personal'
import { forgetVolunteer } from '../../volunteering/face/personal'
import { officeProposals } from '../offices/store'
import { households } from '../store'
import { obstaclesOf } from './closing'
import type { ClosingDoc } from './documents'
import { forgetClaims } from './forget-claims'
import { closings } from './store'

/** Accounts gone on with in one run, and rows of each kind in one step: well within its seconds. */
const ACCOUNTS = 3
const ROWS = 20
/** Who came into office meanwhile is asked about again a day later. */
const LATER_MS = DAY_MS

/** Takes away what is addressed to them; true when nothing is left. */
async function eraseMessages(db: Database, personId: string): Promise<boolean> {
  const found = await db.find(messages, { to: personId }, { limit: ROWS })
  await transact(db, async (tx) => {
    for (const { _id } of found) if (await tx.get(messages, _id)) await tx.remove(messages, _id)
  })
  return found.length < ROWS
}

/** Takes who they are and where they live out of proposals about them. */
async function eraseProposals(db: Database, personId: string): Promise<void> {
  const found = await db.find(officeProposals, { personId }, { limit: 200 })
  const naming = found.filter((one) => one.openid !== '')
  await transact(db, async (tx) => {
    for (const { _id } of naming) await tx.update(officeProposals, _id, { openid: '', homes: [] })
  })
}

/** The person leaves their households and is known no more. */
async function erasePerson(db: Database, closing: ClosingDoc): Promise<void> {
  const { _id: personId, openid } = closing
  await transact(db, async (tx) => {
    const resident = await tx.get(residents, openid)
    for (const { path } of resident?.households ?? []) {
      const home = await tx.get(households, path)
      if (!home) continue
      await tx.update(households, path, {
        members: home.members.filter((one) => one.personId !== personId),
        headId: home.headId === personId ? null : home.headId,
      })
    }
    if (resident) await tx.remove(residents, openid)
    await tx.update(closings, personId, { openid: '', state: 'done' })
  })
}

/**
 * From here on it can't be taken back: half of an account is no use to anybody.
 * @returns false when it was taken back meanwhile
 */
async function begin(db: Database, { _id }: ClosingDoc, now: number): Promise<boolean> {
  return transact(db, async (tx) => {
    const closing = await tx.get(closings, _id)
    if (closing?.state !== 'waiting' || closing.at > now) return false
    await tx.update(closings, _id, { begun: true })
    return true
  })
}

type Means = Pick<Kernel, 'database' | 'deleteFiles'>

/** Goes on with one account; what is not finished now is finished by a later run. */
async function goOn(kernel: Means, closing: ClosingDoc, now: number): Promise<void> {
  const { database: db } = kernel
  const { _id: personId, openid, cursor } = closing
  const resident = await db.get(residents, openid)
  if (resident && (await obstaclesOf(db, resident, now)).length > 0) {
    await transact(db, (tx) => tx.update(closings, personId, { at: now + LATER_MS }))
    return
  }
  if (!closing.begun && !(await begin(db, closing, now))) return
  const next = await forgetReporter(db, personId, cursor)
  if (next !== undefined) {
    await transact(db, (tx) => tx.update(closings, personId, { cursor: next }))
    return
  }
  if (!(await eraseMessages(db, personId))) return
  if (!(await forgetClaims(db, personId))) return
  if (!(await forgetNeighbour(db, personId))) return
  await eraseProposals(db, personId)
  if (!(await forgetVolunteer(db, personId))) return
  if (resident?.avatar) await kernel.deleteFiles([resident.avatar])
  await erasePerson(db, closing)
}

/** What the timer does each minute. */
export async function closeDue(kernel: Means, now: number): Promise<void> {
  const due = await kernel.database.find(
    closings,
    { state: 'waiting', at: { lte: now } },
    { orderBy: { field: 'at', order: 'asc' }, limit: ACCOUNTS },
  )
  for (const closing of due) await goOn(kernel, closing, now)
}
