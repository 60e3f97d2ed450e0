/**
 * Choosing a place, level by level.
 * @module
 */
import { implementQuery } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { listPlaces } from '../contract'
import { places } from '../store'

/** A district has tens of children at each level; more than this is a mistake in the data. */
const MOST_CHILDREN = 1000

export const choosePlace = implementQuery(listPlaces, {
  async run({ db }, { parent }) {
    const above = parent ?? (await db.find(places, { parent: null }, { limit: 1 }))[0]?._id
    if (!above) throw new Failure('place_not_found')
    const found = await db.find(
      places,
      { parent: above },
      { orderBy: { field: '_id', order: 'asc' }, limit: MOST_CHILDREN },
    )
    if (found.length === MOST_CHILDREN) throw new Error(`too many places in ${above}`)
    return {
      places: found.map(({ _id: path, level, name }) => ({
        path,
        level,
        name,
        // Homes below a building are not chosen from a list.
        hasChildren: level !== 'building' && level !== 'unit_stair' && level !== 'household',
      })),
    }
  },
})
