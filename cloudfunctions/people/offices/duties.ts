/**
 * My duties, and the proposals I made or may confirm.
 * @module
 */

import { OFFICE_RULES } from '@domain/people/appointing'
import { mayDecide } from '@domain/people/proposals'
import { implementQuery, type QueryContext } from '../../kernel/action'
import { findPage } from '../../kernel/pages'
import { desksOf } from '../../kernel/tasks'
import { getProposal, listMyDuties, listProposals } from '../contract/offices'
import { placeNames } from '../face'
import { appointments } from '../store'
import type { OfficeProposalDoc } from './documents'
import { partyOf } from './standing'
import { officeProposals } from './store'
import { proposalTarget } from './target'
import { officeView, proposalView } from './view'

/** Appointments of one person, ended ones included; nobody has held more. */
const MOST_OF_ONE = 200
/** Proposals that wait at one's desks and are counted. */
const MOST_WAITING = 50

/** Proposals that wait for the caller's yes: at their desks, not lapsed, no conflict. */
async function waitingFor({ db, session, now }: QueryContext): Promise<OfficeProposalDoc[]> {
  if (session.appointments.length === 0) return []
  const where = { desks: { in: desksOf(session) }, state: 'pending' } as const
  const orderBy = { field: 'order', order: 'desc' } as const
  const found = await db.find(officeProposals, where, { orderBy, limit: MOST_WAITING })
  return found.filter(
    (one) =>
      one.expiresAt > now && mayDecide(partyOf(session), { proposer: one.proposerId, person: one }),
  )
}

const HANDLING = new Set(
  Object.values(OFFICE_RULES).flatMap((rule) => [...rule.appointers, ...rule.seconders]),
)

export const duties = implementQuery(listMyDuties, {
  async run(ctx) {
    const { db, session, now } = ctx
    const { personId } = session
    const [found, waiting] = await Promise.all([
      personId ? db.find(appointments, { personId }, { limit: MOST_OF_ONE }) : [],
      waitingFor(ctx),
    ])
    const names = await placeNames(db, [...new Set(found.map(({ scope }) => scope))])
    const latestFirst = [...found].sort((a, b) => b.endsAt - a.endsAt)
    const isOver = (one: { endsAt: number }) => one.endsAt <= now
    return {
      duties: latestFirst
        .filter((one) => !isOver(one))
        .map((one) => ({ ...officeView(one, names), upcoming: one.startsAt > now })),
      past: latestFirst.filter(isOver).map((one) => officeView(one, names)),
      handlesProposals: session.appointments.some(({ role }) => HANDLING.has(role)),
      toConfirm: waiting.length,
    }
  },
})

export const proposals = implementQuery(listProposals, {
  async run(ctx, { tab, cursor }) {
    const { db, session, now } = ctx
    if (session.personId === '') return { items: [] }
    const where =
      tab === 'mine'
        ? { proposerId: session.personId }
        : ({ desks: { in: desksOf(session) }, state: 'pending' } as const)
    const page = await findPage(db, officeProposals, where, 'desc', cursor)
    const names = await placeNames(db, [...new Set(page.items.map(({ scope }) => scope))])
    const views = page.items.map((one) => proposalView(one, names, session, now))
    const items = tab === 'mine' ? views : views.filter((one) => one.moves.includes('confirm'))
    return { ...page, items }
  },
})

export const proposal = implementQuery(getProposal, {
  target: proposalTarget,
  async run({ db, session, now }, _input, one) {
    return proposalView(one, await placeNames(db, [one.scope]), session, now)
  },
})
