import * as c from '@functions/volunteering/contract'
import type { ActivityDoc } from '@functions/volunteering/documents'
import { activities, attendanceId, attendances } from '@functions/volunteering/store'
import { FIXTURES } from '../fixtures'
import { openWorld, personIdOf, RESIDENT, SECRETARY, START, type World } from '../world'

const DAY = 86_400_000
const PEOPLE = [RESIDENT, 'o-another'].map(personIdOf)
const base = FIXTURES['volunteering/getActivity']?.about?.doc('activity0') as ActivityDoc

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** An activity of some weeks ago with the hours of some people. */
function weeksAgo(weeks: number, state: ActivityDoc['state'], people = PEOPLE): ActivityDoc {
  const _id = `activity${weeks}`
  const hours = people.map((personId) => ({
    ...{ personId, name: personId, halfHours: 4, points: 4 },
    kind: 'witnessed' as const,
    reason: 'all_witnessed' as const,
  }))
  const signUps = people.map((personId) => ({
    ...{ personId, name: personId, postId: 'p1', at: START, homes: [], guardianId: '' },
    ...{ state: 'joined' as const, consent: 'adult' as const },
  }))
  const at = START - weeks * 7 * DAY
  const order = `${String(at).padStart(14, '0')}-${_id}`
  return {
    ...base,
    _id,
    order,
    state,
    hours,
    signUps,
    people,
    startsAt: at,
    endsAt: at + 7_200_000,
  }
}

test('whoever publishes sees that the very same people were there four times in a row', async () => {
  const docs = [1, 2, 3].map((weeks) => weeksAgo(weeks, 'posted'))
  const stored = [weeksAgo(0, 'confirmed'), ...docs].map((doc) => ({ ...doc }))
  world.cloud.database.loadDocuments(activities.name, stored)
  const seen = PEOPLE.map((personId) => ({
    ...{ _id: attendanceId('activity0', personId), activityId: 'activity0', personId },
    ...{ day: 0, start: START, middle: START + 1, end: START + 7_200_000, servedConfirmed: false },
    ...{ paper: null, device: `phone-${personId}`, staleScans: 0, counted: 0 },
  }))
  world.cloud.database.loadDocuments(attendances.name, seen)
  const { anomalies } = await world.data(SECRETARY, c.getActivity, { id: 'activity0' })
  expect(anomalies.map((one) => one.kind)).toEqual(['same_team_again'])
})
