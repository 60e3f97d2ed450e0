/**
 * Raising an objection: to the roll while it hangs out, to a result while it is published.
 * @module
 */
import { endOfSpan } from '@domain/time/spans'
import { type CommandContext, implementCommand } from '../../kernel/action'
import type { InputOf } from '../../kernel/contract'
import type { Reader } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { sha256 } from '../../kernel/hash'
import { orderOf } from '../../kernel/messages'
import { openTask, roleDesks } from '../../kernel/tasks'
import { householdOf } from '../../people/face'
import { objectToResult, raiseRollObjection } from '../contract/roll'
import { OFFICIALS } from '../contract/shared'
import type { ElectionDoc, ObjectionDoc } from '../documents'
import { resultUrl, rollUrl } from '../pages'
import { mustBeAt } from '../stage'
import { electionTarget, householdsIn } from '../standing'
import { entryOf } from '../steps/copy-roll'
import { objections, rollEntries, rollEntryId } from '../store'
import { areHeld } from '../words'

type Asked = Pick<ObjectionDoc, 'asks' | 'household' | 'shownAs'>

/** One person objects once to the same thing. */
const idOf = (election: string, personId: string, about: string): string =>
  sha256(`objection\n${election}\n${personId}\n${about}`).slice(0, 24)

/**
 * Which household it is about; only one's own can be asked to be added, since nobody else's home is
 * ours to name.
 */
async function askedOf(
  reader: Reader,
  { rollId }: ElectionDoc,
  { asks, entry }: InputOf<typeof raiseRollObjection>,
  own: readonly string[],
): Promise<Asked> {
  if (asks !== 'add') {
    const found = entry === undefined ? undefined : await reader.get(rollEntries, entry)
    if (!found || found.rollId !== rollId) throw new Failure('roll_entry_not_found')
    return { asks, household: found.household, shownAs: found.shownAs }
  }
  for (const home of own) {
    const listed = await reader.get(rollEntries, rollEntryId(rollId, home))
    if (listed?.eligible) continue
    const household = await householdOf(reader, home)
    if (!household) continue
    return { asks, household: home, shownAs: entryOf(rollId, household, 'ruling').shownAs }
  }
  throw new Failure('roll_entry_not_found', undefined, '您家已经在名册里了')
}

async function raise(
  ctx: CommandContext,
  election: ElectionDoc,
  about: ObjectionDoc['about'],
  asked: Asked,
  said: { words: string; held: boolean; dueAt: number },
): Promise<string> {
  const { tx, now, session } = ctx
  const _id = idOf(election._id, session.personId, `${about}\n${asked.household ?? ''}`)
  if (await tx.get(objections, _id)) throw new Failure('objection_again')
  const { words, held, dueAt } = said
  await tx.add(objections, {
    _id,
    electionId: election._id,
    path: election.path,
    about,
    ...asked,
    words,
    wordsHeld: held,
    raisedBy: session.personId,
    raisedAt: now,
    dueAt,
    waits: true,
    ruling: null,
    second: null,
    order: orderOf(now, _id),
  })
  await openTask(tx, {
    _id: `election.objection.${_id}`,
    desks: roleDesks(OFFICIALS, election.path),
    kind: 'election',
    title: `${election.title}：处理${about === 'roll' ? '名册' : '结果'}异议`,
    detail: about === 'roll' ? asked.shownAs : '',
    dueAt,
    url: about === 'roll' ? rollUrl(election._id) : resultUrl(election._id),
    at: now,
    askedBy: session.personId,
  })
  return _id
}

export const raiseRollObjectionAction = implementCommand(raiseRollObjection, {
  target: electionTarget,
  prepare: (ctx, { words }) => areHeld(ctx, [words]),
  async run(ctx, input, election, held) {
    const { tx, now, session } = ctx
    mustBeAt(election, now, 'roll_published')
    if (election.roll.state !== 'published') throw new Failure('election_stage')
    const asked = await askedOf(tx, election, input, householdsIn(session, election.path))
    const { rollRulings } = election.calendar
    const dueAt = Math.min(endOfSpan(now, election.rules.rollRuling).at, rollRulings.until)
    const said = { words: input.words, held, dueAt }
    return { objection: await raise(ctx, election, 'roll', asked, said) }
  },
})

export const objectToResultAction = implementCommand(objectToResult, {
  target: electionTarget,
  prepare: (ctx, { words }) => areHeld(ctx, [words]),
  async run(ctx, { words }, election, held) {
    const { now } = ctx
    mustBeAt(election, now, 'result_published')
    const { resultRulings } = election.calendar
    const dueAt = Math.min(endOfSpan(now, election.rules.resultRuling).at, resultRulings.until)
    const nothing = { asks: null, household: null, shownAs: '' }
    return { objection: await raise(ctx, election, 'result', nothing, { words, held, dueAt }) }
  },
})
