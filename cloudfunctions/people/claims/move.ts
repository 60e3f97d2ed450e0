/**
 * A claim moves: its state, whose desk it lies on, what its claimant is told.
 * @module
 */
import { answerDueAt, CLAIM_STATE_TITLES, type ClaimState, isPending } from '@domain/people/claims'
import { ancestorAt } from '@domain/people/path'
import type { Database, Transaction } from '../../kernel/database'
import { orderOf, tell } from '../../kernel/messages'
import { closeTask, openTask, personDesk, roleDesks } from '../../kernel/tasks'
import { findInOffice } from '../face'
import type { ClaimDoc, ClaimStep } from './documents'
import { claims } from './store'

const PAGE = '/features/residence/pages/claim-detail/index'
export const claimUrl = (id: string): string => `${PAGE}?id=${id}`

/** Who settles what no head or captain does: the compound's secretary, else the community. */
export const SETTLERS = ['branch_secretary', 'community_secretary'] as const

/** Who can be asked about a household, as desks; found before a transaction. */
export interface Askable {
  readonly captain: string[]
  readonly secretary: string[]
}

/**
 * The desks for a household: its building's captain if there is one, and the compound's secretary, or
 * the community's where the compound has none. Claimants never answer themselves.
 */
export async function findAskable(
  db: Database,
  household: string,
  claimant: string,
  now: number,
): Promise<Askable> {
  const compound = ancestorAt(household, 'compound') ?? household
  const building = ancestorAt(household, 'building') ?? household
  const roles = ['building_captain', 'branch_secretary'] as const
  const inOffice = await findInOffice(db, compound, roles, now)
  const others = inOffice.filter((one) => one.personId !== claimant)
  const captain = others.some((one) => one.role === 'building_captain' && one.scope === building)
  const secretary = others.some((one) => one.role === 'branch_secretary')
  return {
    captain: captain ? [`building_captain@${building}`] : [],
    secretary: roleDesks([secretary ? 'branch_secretary' : 'community_secretary'], compound),
  }
}

/** The desks of a state. */
export function desksFor(state: ClaimState, headId: string | null, askable: Askable): string[] {
  if (state === 'pending_head') return headId ? [personDesk(headId)] : askable.secretary
  if (state === 'pending_captain') return askable.captain
  return state === 'pending_secretary' ? askable.secretary : []
}

const TASK_TITLES = {
  pending_head: '有人申请加入您家，请您看一看',
  pending_captain: '有街坊请您作证，是不是本楼的',
  pending_secretary: '有人认领住处，等您核实',
} as const

/** Who is told what at a step. */
const MESSAGE_TITLES: Readonly<Record<ClaimState, string>> = {
  pending_head: '认领已提交，等户主确认',
  pending_captain: '认领已提交，等楼栋长作证',
  pending_secretary: '认领转给小区书记核实',
  approved: '认领通过了，欢迎回家',
  refused: '认领没有通过',
  withdrawn: '认领已撤回',
  left: '您已退出这一户',
  ended: '您被移出了一户，可以申诉',
}

/** What the words of tasks and messages need: no room, which others may read over a shoulder. */
export interface Told {
  readonly placeName: string
  /** Whether the claimant made this step and needs no message about it. */
  readonly silent?: boolean
}

/** Moves a stored claim, or stores a new one. The step is the last of its history. */
export async function moveClaim(
  tx: Transaction,
  claim: ClaimDoc,
  to: { state: ClaimState; desks: string[]; step: ClaimStep },
  eventId: string,
  { placeName, silent = false }: Told,
): Promise<ClaimDoc> {
  const { state, desks, step } = to
  const { _id, ...rest } = claim
  const moved = {
    ...rest,
    state,
    desks,
    askedAt: step.at,
    steps: [...claim.steps, step],
    order: orderOf(step.at, _id),
  }
  if (await tx.get(claims, _id)) await tx.update(claims, _id, moved)
  else await tx.add(claims, { _id, ...moved })
  await settleTask(tx, { _id, ...moved }, placeName)
  if (!silent) {
    const title = MESSAGE_TITLES[state]
    const body = `${placeName} · ${CLAIM_STATE_TITLES[state]}`
    await tell(tx, eventId, { to: claim.personId, title, body, url: claimUrl(_id), at: step.at })
  }
  return { _id, ...moved }
}

/** Id of the task that asks for an answer to a claim. */
export const claimTask = (claimId: string): string => `claim.${claimId}`

async function settleTask(tx: Transaction, claim: ClaimDoc, placeName: string): Promise<void> {
  const { state, desks, _id, askedAt } = claim
  const taskId = claimTask(_id)
  if (!isPending(state)) return closeTask(tx, taskId)
  const dueAt = answerDueAt(claim)
  await openTask(tx, {
    _id: taskId,
    desks,
    kind: 'claim_to_answer',
    title: TASK_TITLES[state],
    detail: placeName,
    url: claimUrl(_id),
    at: askedAt,
    ...(dueAt === undefined ? {} : { dueAt }),
  })
}
