/**
 * The machine of an election: what has to be written down when a window opens or closes. Stages
 * themselves follow from the clock and wait for nobody.
 * @module
 */
import type { Kernel } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { sha256 } from '../../kernel/hash'
import { logUnexpected } from '../../kernel/log'
import { transact } from '../../kernel/transact'
import { type ElectionDoc, STEPS, type StepName } from '../documents'
import { elections } from '../store'
import { announceRoll } from './announce-roll'
import { askConfirmation } from './ask-confirmation'
import { closeNominations } from './close-nominations'
import { confirmByItself } from './confirm'
import { copyRoll } from './copy-roll'
import { freezeRoll } from './freeze-roll'
import { openVoting } from './open-voting'
import { preparePollStep } from './prepare-poll'
import { publishCandidates } from './publish-candidates'
import { publishResult } from './publish-result'
import { NEVER, type Step } from './step'

/** Elections looked at in one run; the rest come a minute later. */
const RUN_SIZE = 100
/** How long one run goes on taking up steps, milliseconds; the function's own limit is 20 s. */
const RUN_MS = 12_000

const MACHINE: Readonly<Partial<Record<StepName, Step>>> = {
  copy_roll: copyRoll,
  announce_roll: announceRoll,
  freeze_roll: freezeRoll,
  close_nominations: closeNominations,
  publish_candidates: publishCandidates,
  prepare_poll: preparePollStep,
  open_voting: openVoting,
  publish_result: publishResult,
  ask_confirmation: askConfirmation,
  confirm: confirmByItself,
}

/** The step that comes after one, and when. Nothing is left of an election that was voided. */
function stepAfter(election: ElectionDoc, done: StepName): Pick<ElectionDoc, 'step' | 'nextAt'> {
  const rest = STEPS.slice(STEPS.indexOf(done) + 1)
  for (const step of election.voided ? [] : rest) {
    const nextAt = MACHINE[step]?.dueAt(election)
    if (nextAt !== undefined) return { step, nextAt }
  }
  return { step: 'none', nextAt: NEVER }
}

/** Runs one step of an election; false when it was done by another run or is not due. */
async function runStep(db: Database, seen: ElectionDoc, now: number): Promise<boolean> {
  const step = MACHINE[seen.step]
  if (!step || seen.nextAt > now) return false
  const apply = await step.gather(db, seen, now)
  return transact(db, async (tx) => {
    const election = await tx.get(elections, seen._id)
    if (!election || election.step !== seen.step || election.nextAt > now) return false
    const eventId = sha256(`step\n${election._id}\n${election.step}`).slice(0, 32)
    const { patch = {}, again = false, retryAt } = await apply({ tx, election, now, eventId })
    const changed = { ...election, ...patch }
    const stays = again || retryAt !== undefined
    const next = stays ? { nextAt: retryAt ?? election.nextAt } : stepAfter(changed, election.step)
    await tx.update(elections, election._id, { ...patch, ...next })
    return true
  })
}

/** Runs the steps of one election that are due. */
async function runElection(db: Database, id: string, now: number, endsAt: number): Promise<void> {
  while (performance.now() < endsAt) {
    const election = await db.get(elections, id)
    if (!election || !(await runStep(db, election, now))) return
  }
}

/**
 * Runs every step that is due. Safe at any time, twice at once, and after a crash.
 * @throws {Error} at the end, when an election's step failed; the others are done by then
 */
export async function runSteps({ database: db }: Kernel, now: number): Promise<void> {
  const endsAt = performance.now() + RUN_MS
  const due = await db.find(
    elections,
    { nextAt: { lte: now } },
    { orderBy: { field: 'nextAt', order: 'asc' }, limit: RUN_SIZE },
  )
  let failed = 0
  for (const { _id, step } of due) {
    try {
      await runElection(db, _id, now, endsAt)
    } catch (thrown) {
      failed += 1
      logUnexpected(_id, `elections step ${step}`, thrown)
    }
  }
  if (failed > 0) throw new Error(`${failed} elections could not take their step`)
}
