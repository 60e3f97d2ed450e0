/**
 * Looking at elections.
 * @module
 */
import { implementQuery } from '../kernel/action'
import { findPage } from '../kernel/pages'
import type { Session } from '../kernel/session'
import { getElection, listElections } from './contract/read'
import { ORGANIZERS } from './contract/shared'
import { listsOf } from './lists'
import { electionTarget } from './standing'
import { elections, terms } from './store'
import { detailOf, summaryOf } from './view'

const canPlan = ({ appointments }: Session): boolean =>
  appointments.some(({ role }) => ORGANIZERS.some((one) => one === role))

export const listElectionsAction = implementQuery(listElections, {
  async run({ db, session, now }, { cursor }) {
    const where = { listedIn: { in: listsOf(session) } }
    const { items, ...more } = await findPage(db, elections, where, 'desc', cursor)
    const shown = items.map((one) => summaryOf(one, session, now))
    return { items: shown, ...more, canPlan: canPlan(session) }
  },
})

export const getElectionAction = implementQuery(getElection, {
  target: electionTarget,
  async run({ db, session, now }, _input, election) {
    const detail = detailOf(election, session, now)
    const term = election.recalls === '' ? undefined : await db.get(terms, election.recalls)
    if (!term) return detail
    const { answer } = term.recall ?? {}
    return { ...detail, recall: { name: term.name, ...(answer && { answer: answer.words }) } }
  },
})
