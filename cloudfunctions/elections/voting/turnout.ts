/**
 * How many households have voted, building by building: counted, so that no counter is written with
 * every ballot, and never how they voted.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { implementQuery } from '../../kernel/action'
import { placeNames } from '../../people/face'
import { getTurnout } from '../contract/printing'
import { openedAs, readPoll } from './opened-poll'
import { seats } from './store'

/** Buildings counted one by one; a compound with more is told as a whole. */
const MOST_BUILDINGS = 60

export const getTurnoutAction = implementQuery(getTurnout, {
  async run({ db }, { id }) {
    const poll = await readPoll(db, id)
    const { households } = await openedAs(db, poll)
    const byBuilding = new Map<string, number>()
    for (const home of households) {
      const building = ancestorAt(home, 'building') ?? poll.path
      byBuilding.set(building, (byBuilding.get(building) ?? 0) + 1)
    }
    const shown = byBuilding.size > MOST_BUILDINGS ? [] : [...byBuilding].sort()
    const [names, voted, ...counts] = await Promise.all([
      placeNames(
        db,
        shown.map(([building]) => building),
      ),
      db.count(seats, { pollId: id, voted: true }),
      ...shown.map(([building]) => db.count(seats, { pollId: id, voted: true, building })),
    ])
    return {
      voted,
      households: poll.households,
      buildings: shown.map(([path, homes], i) => ({
        ...{ path, name: names.get(path) ?? '', voted: counts[i] ?? 0, households: homes },
      })),
    }
  },
})
