/**
 * Where the points of somebody who asks for a gift came from, all of it, a page at a time.
 * @module
 */
import { isConnected } from '@domain/points/redemption'
import { implementQuery } from '../kernel/action'
import { findPage } from '../kernel/pages'
import { listEvidence } from './contract'
import type { RedemptionDoc } from './documents'
import { heldOf } from './ledger'
import { partyOf, redemptionTarget } from './standing'
import { accounts, entries, personAccount, reversals } from './store'

export const listEvidenceAction = implementQuery<typeof listEvidence, RedemptionDoc>(listEvidence, {
  target: redemptionTarget,
  reveals: (_output, { personId }) => [personId],
  async run({ db, session }, { cursor }, { compound, personId, name, homes }) {
    const account = personAccount(compound, personId)
    const [head, page] = await Promise.all([
      db.get(accounts, account),
      findPage(db, entries, { credit: account }, 'desc', cursor),
    ])
    const ids = page.items.map((one) => one._id)
    const window = { limit: Math.max(1, ids.length) }
    const asked = await db.find(reversals, { entryId: { in: ids } }, window)
    const stateOf = new Map(asked.map((one) => [one.entryId, one.state]))
    const isFamily = isConnected(partyOf(session), { personId, homes })
    return {
      ...page,
      items: page.items.map(({ _id: id, kind, about, points, at }) => {
        const correction = stateOf.get(id) ?? null
        const canCorrect = kind === 'issue' && correction === null && !isFamily
        return { id, kind, about, points, at, correction, canCorrect }
      }),
      ...{ name, compound },
      received: head?.creditsPosted ?? 0,
      left: heldOf(head),
    }
  },
})
