/**
 * Opening a plan: rules and calendar freeze, an election begins for each place.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { ROLE_TITLES } from '@domain/people/roles'
import { type CommandContext, implementCommand } from '../../kernel/action'
import type { Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { closeTask, openTask, roleDesks } from '../../kernel/tasks'
import { namePlace, readPlaces } from '../../people/face'
import { openElection } from '../contract/plan'
import { OFFICIALS, ORGANIZERS } from '../contract/shared'
import type { ElectionDoc, PlanDoc } from '../documents'
import { electionUrl } from '../pages'
import { isRunning } from '../stage'
import { officialOver } from '../standing'
import { electionPlans, electionSlots, elections, slotId, terms } from '../store'
import { vacancyTask, vacancyWords } from '../terms/vacancy'
import { newElection } from './new-election'
import { draftTarget } from './plan'
import { workOutPlan } from './rules'

type Names = ReadonlyMap<string, { name: string; short: string }>

/** What an election is called. */
function titleOf({ subject, rules }: PlanDoc, short: string): string {
  if (subject.kind === 'question') return subject.title
  return `${short}${rules.office === 'resident_rep' ? ROLE_TITLES.resident_rep : ROLE_TITLES.building_captain}选举`
}

function electionAt(ctx: CommandContext, plan: PlanDoc, place: string, names: Names): ElectionDoc {
  const { now, session, region } = ctx
  const { calendar } = workOutPlan(plan, now)
  if (!calendar) throw new Failure('election_times')
  const named = names.get(place)
  if (!named) throw new Failure('place_not_found')
  return newElection({
    planId: plan._id,
    path: place,
    placeName: named.name,
    title: titleOf(plan, named.short),
    subject: plan.subject,
    rules: plan.rules,
    calendar,
    openedBy: officialOver(session, ORGANIZERS, plan.path),
    fillsTerm: plan.fillsTerm,
    ...{ region, now },
  })
}

/**
 * Takes the place for its office, so that one election at a time is held for it. One whose result is
 * confirmed holds it no longer, filed or not: whoever it elected may have left already.
 * @throws {Failure} `election_running`
 */
async function takeSlot({ tx, now }: CommandContext, election: ElectionDoc): Promise<void> {
  const { rules, path, _id } = election
  if (rules.office === 'question') return
  const id = slotId(rules.office, path)
  const slot = await tx.get(electionSlots, id)
  const other = slot && (await tx.get(elections, slot.electionId))
  if (other && other.confirmed === null && isRunning(other, now)) {
    throw new Failure('election_running', undefined, `${other.placeName}已经有一次选举在进行`)
  }
  if (slot) await tx.update(electionSlots, id, { electionId: _id })
  else await tx.add(electionSlots, { _id: id, electionId: _id })
}

/**
 * The by-election of a vacancy has opened: nobody is asked for it any more.
 * @throws {Failure} `election_places` for what is no vacancy, or another one's
 */
async function vacancyFilled(tx: Transaction, plan: PlanDoc): Promise<void> {
  const { _id, fillsTerm, places, rules } = plan
  const [wrong] = await vacancyWords(tx, { fillsTerm, places, office: rules.office })
  if (wrong) throw new Failure('election_places', undefined, wrong)
  await tx.update(terms, fillsTerm, { byElectionPlan: _id })
  await closeTask(tx, vacancyTask(fillsTerm))
}

export const openElectionAction = implementCommand(openElection, {
  target: draftTarget,
  async prepare({ db }, _input, plan): Promise<Names> {
    const known = await readPlaces(db, plan.places)
    return new Map(
      plan.places.flatMap((place) => {
        const named = namePlace(known, place)
        const short = named && (named.buildingName || named.compoundName)
        return named && short ? [[place, { name: named.name, short }] as const] : []
      }),
    )
  },
  async run(ctx, _input, plan, names) {
    const { tx, now } = ctx
    if (plan.state !== 'draft') throw new Failure('plan_state')
    const opened = plan.places.map((place) => electionAt(ctx, plan, place, names))
    for (const election of opened) {
      await takeSlot(ctx, election)
      await tx.add(elections, election)
    }
    await tx.update(electionPlans, plan._id, { state: 'opened', updatedAt: now })
    if (plan.fillsTerm !== '') await vacancyFilled(tx, plan)
    const [first] = opened
    if (first) {
      const compound = ancestorAt(plan.path, 'compound') ?? plan.path
      await openTask(tx, {
        _id: `election.${plan._id}.rulings`,
        desks: roleDesks(OFFICIALS, compound),
        kind: 'election',
        title: `${first.title}：处理名册异议`,
        detail: `名册公示期间有人提异议，要在期限内处理`,
        dueAt: first.calendar.rollRulings.until,
        goneAt: first.calendar.rollRulings.until,
        url: electionUrl(first._id),
        at: now,
      })
    }
    ctx.note({ details: { elections: opened.length, rulesHash: first?.rulesHash ?? '' } })
    return { elections: opened.map(({ _id }) => _id) }
  },
})
