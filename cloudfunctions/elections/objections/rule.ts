/**
 * Ruling on objections. An upheld one about the roll changes the roll at once; a result found
 * irregular takes a second person's yes.
 * @module
 */
import { type CommandContext, implementCommand, type PrepareContext } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import type { Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { closeTask, openTask, roleDesks } from '../../kernel/tasks'
import { householdOf } from '../../people/face'
import { ruleOnObjection, secondRuling } from '../contract/roll'
import { CONFIRMERS, OFFICIALS } from '../contract/shared'
import type { ElectionDoc, ObjectionDoc, ObjectionRuling } from '../documents'
import { resultUrl, rollUrl } from '../pages'
import { mustBeAt } from '../stage'
import { officialOver } from '../standing'
import { entryOf } from '../steps/copy-roll'
import { NEVER } from '../steps/step'
import { elections, objections, rollEntries, rollEntryId } from '../store'
import { type Concerned, concernedIn, refuseConcerned } from './concerned'
import { objectionTarget, type Raised } from './target'

/** Changes the roll as an upheld objection asks. */
async function changeRoll(
  tx: Transaction,
  { rollId }: ElectionDoc,
  { asks, household }: ObjectionDoc,
): Promise<void> {
  if (household === null) throw new Error('a roll objection names a household')
  const id = rollEntryId(rollId, household)
  const entry = await tx.get(rollEntries, id)
  if (asks === 'remove') {
    if (entry) await tx.update(rollEntries, id, { eligible: false })
    return
  }
  const known = await householdOf(tx, household)
  if (!known) throw new Failure('roll_entry_not_found')
  const fresh = entryOf(rollId, known, 'ruling')
  if (!entry) await tx.add(rollEntries, fresh)
  else await tx.update(rollEntries, id, { shownAs: fresh.shownAs, eligible: true })
}

/** Writes a ruling down, with what it does to the roll, and tells who objected. */
export async function giveRuling(
  tx: Transaction,
  eventId: string,
  election: ElectionDoc,
  objection: ObjectionDoc,
  ruling: ObjectionRuling,
): Promise<void> {
  const { _id, about, raisedBy } = objection
  const waits = about === 'result' && ruling.decision === 'upheld'
  // A deadline has read nothing: what was held back stays so.
  await tx.update(objections, _id, { ruling, waits, ...(ruling.by && { wordsHeld: false }) })
  if (about === 'roll' && ruling.decision === 'upheld') await changeRoll(tx, election, objection)
  await closeTask(tx, `election.objection.${_id}`)
  await tell(tx, eventId, {
    to: raisedBy,
    title: ruling.decision === 'upheld' ? '您的异议成立' : '您的异议没有成立',
    body: `${election.title}：${ruling.words}`,
    url: about === 'roll' ? rollUrl(election._id) : resultUrl(election._id),
    at: ruling.at,
  })
}

/** @throws {Failure} `election_stage` when the window for rulings is over */
function mustBeOpen(election: ElectionDoc, about: ObjectionDoc['about'], now: number): void {
  if (about === 'result') {
    mustBeAt(election, now, 'result_published', 'result_rulings', 'awaiting_confirmation')
    return
  }
  mustBeAt(election, now, 'roll_published', 'roll_rulings')
  if (election.roll.state !== 'published') throw new Failure('election_stage')
}

async function askForSecond(ctx: CommandContext, election: ElectionDoc, id: string): Promise<void> {
  await openTask(ctx.tx, {
    _id: `election.second.${id}`,
    desks: roleDesks(CONFIRMERS, election.path),
    kind: 'election',
    title: `${election.title}：复核结果异议`,
    detail: '认定选举有问题要两个人同意',
    url: resultUrl(election._id),
    at: ctx.now,
    askedBy: ctx.session.personId,
  })
}

const lookAt = async (ctx: PrepareContext, words: string, raised: Raised) => {
  await requirePass(ctx, 'forum', [words])
  return concernedIn(ctx.db, raised)
}

export const ruleOnObjectionAction = implementCommand<
  typeof ruleOnObjection,
  Raised,
  readonly Concerned[]
>(ruleOnObjection, {
  target: objectionTarget,
  prepare: (ctx, { words }, raised) => lookAt(ctx, words, raised),
  async run(ctx, { decision, words }, { objection, election }, concerned) {
    const { tx, now, session, commandId } = ctx
    mustBeOpen(election, objection.about, now)
    if (objection.ruling) throw new Failure('objection_ruled')
    refuseConcerned(session, concerned)
    const by = officialOver(session, OFFICIALS, objection.path)
    ctx.note({ details: { decision, about: objection.about } })
    const ruling = { at: now, by, decision, words }
    await giveRuling(tx, `${commandId}.ruled`, election, objection, ruling)
    if (objection.about === 'result' && decision === 'upheld') {
      await askForSecond(ctx, election, objection._id)
    }
    return { decision }
  },
})

export const secondRulingAction = implementCommand<
  typeof secondRuling,
  Raised,
  readonly Concerned[]
>(secondRuling, {
  target: objectionTarget,
  prepare: ({ db }, _input, raised) => concernedIn(db, raised),
  async run(ctx, { agrees }, { objection, election }, concerned) {
    const { tx, now, session, commandId } = ctx
    mustBeOpen(election, 'result', now)
    const { ruling, second, about, _id } = objection
    if (about !== 'result' || ruling?.decision !== 'upheld' || second) {
      throw new Failure('objection_ruled')
    }
    refuseConcerned(session, concerned)
    if (ruling.by?.personId === session.personId) throw new Failure('objection_own')
    const by = officialOver(session, CONFIRMERS, objection.path)
    await tx.update(objections, _id, { second: { at: now, by, agrees }, waits: false })
    await closeTask(tx, `election.second.${_id}`)
    if (agrees) {
      const voided = { at: now, by, reason: 'irregular' as const, words: ruling.words }
      await tx.update(elections, election._id, { voided, step: 'none', nextAt: NEVER })
    }
    ctx.note({ details: { agrees } })
    await tell(tx, `${commandId}.second`, {
      to: objection.raisedBy,
      title: agrees ? '选举被认定无效' : '复核没有同意您的异议',
      body: election.title,
      url: resultUrl(election._id),
      at: now,
    })
    return { voided: agrees }
  },
})
