/**
 * Opening a claim. A wrong code commits: it is counted and audited, and answered, not thrown.
 * @module
 */
import { timingSafeEqual } from 'node:crypto'
import { type ClaimState, isPending, openClaim, stateAt } from '@domain/people/claims'
import { MAX_WRONG_PER_HOUSEHOLD, parseHouseholdCode } from '@domain/people/household-code'
import { type CommandContext, implementCommand, type PrepareContext } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import type { InputOf } from '../../kernel/contract'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import type { Session } from '../../kernel/session'
import { type ClaimAnswer, claimHousehold } from '../contract/claims'
import type { HouseholdDoc } from '../documents'
import { readPlaces } from '../face'
import { codeOf, rosterPhoneHash } from '../households'
import { requireConsent } from '../privacy/consent'
import { admit, readHousehold, readPerson } from './admit'
import type { ClaimDoc } from './documents'
import { type Askable, desksFor, findAskable, moveClaim } from './move'
import { placeNameOf } from './place-name'
import { claimId, claims } from './store'
import { countOpened, countWrong, readTries, refuseTries, type Tries } from './tries'

type Input = InputOf<typeof claimHousehold>

interface Prepared {
  readonly askable: Askable
  readonly placeName: string
}

async function prepare(ctx: PrepareContext, input: Input): Promise<Prepared> {
  const { db, session, now } = ctx
  requireConsent(session, 'household')
  await requirePass(ctx, 'social', [input.words], 'words')
  if (input.method === 'roster_phone' && !session.phone) throw new Failure('claim_phone_needed')
  const [askable, places] = await Promise.all([
    findAskable(db, input.household, session.personId, now),
    readPlaces(db, [input.household]),
  ])
  return { askable, placeName: placeNameOf(places, input.household) }
}

const sameText = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/**
 * Whether the code or the phone fits; undefined where the way needs neither.
 * @throws {Failure} `claim_code_misread` for what can be no household's code: that is not counted
 */
function proofOf(input: Input, home: HouseholdDoc, session: Session): boolean | undefined {
  if (input.method === 'household_code') {
    const typed = parseHouseholdCode(input.code ?? '')
    if (!typed) throw new Failure('claim_code_misread')
    return sameText(typed, codeOf(home))
  }
  if (input.method !== 'roster_phone') return undefined
  if (!session.phone) throw new Failure('claim_phone_needed')
  const hash = rosterPhoneHash(session.phone)
  return hash !== undefined && home.rosterPhones.includes(hash)
}

async function wrong(ctx: CommandContext, input: Input, home: HouseholdDoc, tries: Tries) {
  const { tx, now, commandId } = ctx
  ctx.note({ details: { outcome: 'wrong', method: input.method } })
  if (input.method === 'roster_phone') return { outcome: 'wrong_phone' } as const
  const triesLeft = await countWrong(tx, tries, now)
  const stopped = tries.household.wrong.length + 1 === MAX_WRONG_PER_HOUSEHOLD
  if (stopped && home.headId) {
    const title = '有人多次输错您家的户码'
    const body = '户码今天先停用。不是家里人输的，可以请小区书记换一个新码'
    const url = '/features/residence/pages/mine/index'
    await tell(tx, commandId, { to: home.headId, title, body, url, at: now })
  }
  return { outcome: 'wrong_code', triesLeft } as const
}

/** The claim to store: a new one, or the one of before with what is claimed now. */
async function claimToMake(ctx: CommandContext, input: Input): Promise<ClaimDoc> {
  const { tx, session, now } = ctx
  const { household, relation, method } = input
  const _id = claimId(session.personId, household)
  const before = await tx.get(claims, _id)
  if (before && isPending(stateAt(before, now))) throw new Failure('claim_pending_already')
  return {
    _id,
    household,
    personId: session.personId,
    claimantName: session.name,
    relation,
    method,
    state: 'withdrawn',
    askedAt: now,
    desks: [],
    // Bounded: what is older than the last few claims tells nothing that the audit log does not.
    steps: before?.steps.slice(-20) ?? [],
    order: '',
  }
}

function stateOf(input: Input, home: HouseholdDoc, askable: Askable, proven?: boolean) {
  const hasHead = home.headId !== null
  const state: ClaimState | undefined = openClaim({
    method: input.method,
    hasHead,
    ...(proven === undefined ? {} : { proven }),
  })
  if (state === 'pending_captain' && askable.captain.length === 0) {
    throw new Failure('claim_no_captain')
  }
  return state
}

async function run(
  ctx: CommandContext,
  input: Input,
  _doc: undefined,
  { askable, placeName }: Prepared,
): Promise<ClaimAnswer> {
  const { tx, session, now, commandId } = ctx
  ctx.note({ target: input.household, path: input.household })
  const home = await readHousehold(tx, input.household)
  if (home.members.some((one) => one.personId === session.personId)) {
    throw new Failure('claim_member_already')
  }
  const tries = await readTries(tx, session, home, now)
  refuseTries(tries, input.method === 'household_code')
  const claim = await claimToMake(ctx, input)
  const proven = proofOf(input, home, session)
  const state = stateOf(input, home, askable, proven)
  if (!state) return wrong(ctx, input, home, tries)
  await countOpened(tx, tries, now)
  if (state === 'approved') {
    const person = await readPerson(tx, session.openid, session.personId)
    await admit(tx, home, person, input.relation, now)
  }
  const desks = desksFor(state, home.headId, askable)
  const step = { at: now, by: 'claimant', what: 'opened', words: input.words ?? '' } as const
  await moveClaim(tx, claim, { state, desks, step }, commandId, { placeName })
  ctx.note({ details: { outcome: state, method: input.method, relation: input.relation } })
  return { outcome: 'opened', id: claim._id, state }
}

export const claimHouseholdAction = implementCommand(claimHousehold, { prepare, run })
