/**
 * Finding a household to claim: by its building, or by the code of its slip.
 * @module
 */
import { ancestorAt, levelOf } from '@domain/people/path'
import { implementQuery } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { listRooms, openSlip } from '../contract/claims'
import { findInOffice, namePlace, readPlaces } from '../face'
import { households } from '../store'
import { placeNameOf } from './place-name'

/** Households of one building; more than this is a mistake in the data. */
export const MOST_HOUSEHOLDS = 1000

export const listRoomsAction = implementQuery(listRooms, {
  async run({ db, now }, { building }) {
    const compound = ancestorAt(building, 'compound')
    if (levelOf(building) !== 'building' || !compound) throw new Failure('place_not_found')
    const window = { orderBy: { field: '_id', order: 'asc' }, limit: MOST_HOUSEHOLDS } as const
    const [places, found, captains] = await Promise.all([
      readPlaces(db, [building]),
      db.find(households, { buildingPath: building }, window),
      findInOffice(db, compound, ['building_captain'], now),
    ])
    const place = namePlace(places, building)
    if (!place) throw new Failure('place_not_found')
    return {
      placeName: place.name,
      hasCaptain: captains.some((one) => one.scope === building),
      rooms: found.map(({ _id: path, room }) => ({ path, room })),
    }
  },
})

export const openSlipAction = implementQuery(openSlip, {
  async run({ db }, { slip }) {
    const [home] = await db.find(households, { slip }, { limit: 1 })
    if (!home) throw new Failure('slip_not_found')
    const placeName = placeNameOf(await readPlaces(db, [home._id]), home._id)
    return { path: home._id, placeName, room: home.room }
  },
})
