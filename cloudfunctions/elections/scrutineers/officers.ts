/**
 * Choosing the officers who register and count paper: at least two, so that nobody enters it alone;
 * with three, the third settles what two see differently.
 * @module
 */
import { implementCommand, implementQuery } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { homesOf, inOfficeOver } from '../../people/face'
import { chooseOfficers, listOfficers } from '../contract/scrutineers'
import { OFFICIALS } from '../contract/shared'
import type { ElectionDoc } from '../documents'
import { electionUrl } from '../pages'
import { electionTarget } from '../standing'
import { elections } from '../store'
import { mustBeBeforeKeys, nomineesOf, offersOf } from './choose'
import { isFit, type Standing } from './fit'
import { redoPoll } from './redo-poll'

/** Somebody who may count paper. */
interface Teller {
  readonly personId: string
  readonly name: string
}

/** Officials of the place, and neighbours who offered and are no scrutineer; none a nominee. */
async function possibleOfficers(
  db: Database,
  election: ElectionDoc,
  nominees: readonly Standing[],
  now: number,
): Promise<Teller[]> {
  const [officials, offers] = await Promise.all([
    inOfficeOver(db, election.path, OFFICIALS, now),
    offersOf(db, election._id),
  ])
  const homes = await homesOf(
    db,
    officials.map(({ personId }) => personId),
  )
  const people = [
    ...officials.map(({ personId, name }) => ({
      ...{ personId, name },
      households: homes.get(personId) ?? [],
    })),
    ...offers.filter(({ state }) => state !== 'stepped_down'),
  ]
  const watching = new Set(election.scrutineers.map(({ personId }) => personId))
  const fit = people.filter((one) => !watching.has(one.personId) && isFit(one, nominees))
  return [...new Map(fit.map(({ personId, name }) => [personId, { personId, name }])).values()]
}

export const chooseOfficersAction = implementCommand(chooseOfficers, {
  target: electionTarget,
  async prepare({ db, now }, _input, election) {
    return possibleOfficers(db, election, await nomineesOf(db, election), now)
  },
  async run({ tx, now, commandId }, { people }, election, possible) {
    mustBeBeforeKeys(election, now)
    if (new Set(people).size !== people.length || people.length === 1)
      throw new Failure('officer_count')
    const officers = people.map((personId) => {
      const one = possible.find((known) => known.personId === personId)
      if (!one) throw new Failure('officer_unfit')
      return one
    })
    const before = new Set(election.officers.map(({ personId }) => personId))
    for (const { personId } of officers.filter((one) => !before.has(one.personId))) {
      await tell(tx, `${commandId}.officer`, {
        to: personId,
        title: '请您当计票员',
        body: `${election.title}：登记收到的纸质票，截止后清点`,
        url: electionUrl(election._id),
        at: now,
      })
    }
    const next = await redoPoll(tx, election, now)
    await tx.update(elections, election._id, { officers, ...next })
    return { chosen: officers.length }
  },
})

export const listOfficersAction = implementQuery(listOfficers, {
  target: electionTarget,
  async run({ db, now }, _input, election) {
    const nominees = await nomineesOf(db, election)
    const possible = await possibleOfficers(db, election, nominees, now)
    const chosen = new Set(election.officers.map(({ personId }) => personId))
    const people = possible.map((one) => ({ ...one, chosen: chosen.has(one.personId) }))
    return { people }
  },
})
