/**
 * Leaving a household, handing over its headship, ending somebody's membership.
 * @module
 */

import { handOver, mustHandOver } from '@domain/people/members'
import { ancestorAt } from '@domain/people/path'
import { type CommandContext, implementCommand, type PrepareContext } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { personDesk } from '../../kernel/tasks'
import { endMembership, handOverHead, leaveHousehold } from '../contract/residence'
import type { HouseholdDoc } from '../documents'
import { readPlaces } from '../face'
import { discharge, openidOf, putHead, readPerson } from './admit'
import type { ClaimDoc, ClaimStep } from './documents'
import { type Askable, findAskable, moveClaim } from './move'
import { placeNameOf } from './place-name'
import { claimId, claims } from './store'
import { householdTarget } from './target'

/** Claims that wait for one head; more would mean that somebody pesters the household. */
const MOST_WAITING = 20
const MINE = '/features/residence/pages/mine/index'

interface Prepared {
  readonly placeName: string
  readonly askable: Askable
  /** Ids of claims that wait for the head. */
  readonly waiting: string[]
  /** OPENID of the person it is about. */
  readonly openid: string | undefined
}

async function look(ctx: PrepareContext, path: string, personId?: string): Promise<Prepared> {
  const { db, now } = ctx
  const state = 'pending_head'
  const [places, askable, waiting, openid] = await Promise.all([
    readPlaces(db, [path]),
    findAskable(db, path, '', now),
    db.find(claims, { household: path, state }, { limit: MOST_WAITING }),
    personId === undefined ? undefined : openidOf(db, personId),
  ])
  const placeName = placeNameOf(places, path)
  return { placeName, askable, waiting: waiting.map(({ _id }) => _id), openid }
}

/** What waits for the head goes to the new one, or to the secretary where there is none. */
async function passOn(ctx: CommandContext, prepared: Prepared, headId: string | null) {
  for (const id of prepared.waiting) {
    const claim = await ctx.tx.get(claims, id)
    if (claim?.state !== 'pending_head') continue
    const state = headId ? 'pending_head' : 'pending_secretary'
    const desks = headId ? [personDesk(headId)] : prepared.askable.secretary
    const step = { at: ctx.now, by: 'head', what: 'passed_on', words: '' } as const
    const { placeName } = prepared
    await moveClaim(ctx.tx, claim, { state, desks, step }, `${ctx.commandId}.${id}`, { placeName })
  }
}

/** The record of a membership that ends; people who were always there have none yet. */
async function recordOf(
  ctx: CommandContext,
  home: HouseholdDoc,
  person: { personId: string; name: string },
): Promise<ClaimDoc> {
  const _id = claimId(person.personId, home._id)
  const member = home.members.find((one) => one.personId === person.personId)
  const found = await ctx.tx.get(claims, _id)
  return (
    found ?? {
      _id,
      household: home._id,
      personId: person.personId,
      claimantName: person.name,
      relation: member?.relation ?? 'family',
      method: 'secretary_approval',
      state: 'approved',
      askedAt: ctx.now,
      desks: [],
      steps: [],
      order: '',
    }
  )
}

interface Ending {
  readonly openid: string | undefined
  readonly personId: string
  readonly state: 'left' | 'ended'
  readonly step: ClaimStep
}

async function endOne(ctx: CommandContext, home: HouseholdDoc, prepared: Prepared, ending: Ending) {
  const { tx, now, commandId } = ctx
  const { placeName } = prepared
  const person = await readPerson(tx, ending.openid, ending.personId)
  const record = await recordOf(ctx, home, person)
  const after = await discharge(tx, home, person, now)
  const { state, step } = ending
  const told = { placeName, silent: state === 'left' }
  await moveClaim(tx, record, { state, desks: [], step }, commandId, told)
  if (home.headId !== after.headId) await passOn(ctx, prepared, after.headId)
}

export const leaveHouseholdAction = implementCommand(leaveHousehold, {
  target: householdTarget,
  prepare: (ctx, { household }) => look(ctx, household),
  async run(ctx, _input, home, prepared) {
    const { personId, openid } = ctx.session
    if (mustHandOver(home, personId)) throw new Failure('household_hand_over')
    const step = { at: ctx.now, by: 'claimant', what: 'left', words: '' } as const
    await endOne(ctx, home, prepared, { openid, personId, state: 'left', step })
    return {}
  },
})

export const endMembershipAction = implementCommand(endMembership, {
  target: householdTarget,
  async prepare(ctx, { household, person, reason }) {
    await requirePass(ctx, 'social', [reason], 'reason')
    return look(ctx, household, person)
  },
  async run(ctx, { person, reason }, home, prepared) {
    const { personId } = ctx.session
    if (person === personId) throw new Failure('claim_own')
    const isHead = home.headId === personId
    const by = isHead ? 'head' : 'secretary'
    const step = { at: ctx.now, by, what: 'ended', words: reason } as const
    const { openid } = prepared
    await endOne(ctx, home, prepared, { openid, personId: person, state: 'ended', step })
    ctx.note({ details: { as: by } })
    return {}
  },
})

export const handOverHeadAction = implementCommand(handOverHead, {
  target: householdTarget,
  async prepare(ctx, { household, to, reason }) {
    await requirePass(ctx, 'social', [reason], 'reason')
    return look(ctx, household, to)
  },
  async run(ctx, { to, reason }, home, prepared) {
    const { tx, session, now, commandId } = ctx
    const by = home.headId === session.personId ? 'head' : 'secretary'
    if (by === 'secretary' && !reason) {
      const words = new Failure('claim_words_needed').message
      throw new Failure('claim_words_needed', { reason: words })
    }
    const next = handOver(home, to)
    if (!next) throw new Failure('household_not_member')
    await putHead(tx, home, next)
    await passOn(ctx, prepared, to)
    const told = [
      { to, title: '您现在是户主' },
      ...(by === 'secretary' && home.headId
        ? [{ to: home.headId, title: '小区书记把户主改给了家里另一位' }]
        : []),
    ]
    for (const { to: receiver, title } of told) {
      const body = `${prepared.placeName}${reason ? ` · ${reason}` : ''}`
      await tell(tx, commandId, { to: receiver, title, body, url: MINE, at: now })
    }
    ctx.note({ details: { as: by, compound: ancestorAt(home._id, 'compound') ?? '' } })
    return {}
  },
})
