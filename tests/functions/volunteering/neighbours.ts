/** Neighbours of the compound, and an activity they go through, by the product's own ways. @module */
import { codeText, type Moment } from '@domain/volunteering/rotating-code'
import * as c from '@functions/volunteering/contract'
import { activities } from '@functions/volunteering/store'
import { PLAN } from '../fixtures/volunteering'
import { BUILDING, NEIGHBOUR, personIdOf, SECRETARY, type World } from '../world'

const MINUTE = 60_000
export const DAY = 86_400_000
/** Who plans and leads. */
export const LEADER = NEIGHBOUR
/** What an adult says who signs up. */
export const READY = { post: 'p1', age: 'adult', riskRead: true } as const

/** Puts people with a home each into the world: `o-<name>`. */
export function moveIn(world: World, names: readonly string[], home?: string): string[] {
  const openids = names.map((name) => `o-${name}`)
  world.cloud.database.loadDocuments(
    'residents',
    openids.map((openid, i) => ({
      _id: openid,
      personId: personIdOf(openid),
      name: names[i],
      phone: null,
      households: [{ path: home ?? `${BUILDING}/u2/02${10 + i}`, relation: 'owner', since: 0 }],
      appointments: [],
      createdAt: 0,
      updatedAt: 0,
    })),
  )
  return openids
}

/** An activity that recruits. */
export async function recruiting(world: World, more: object = {}, leader = LEADER) {
  const { id } = await world.data(leader, c.planActivity, { ...PLAN, ...more })
  await world.data(SECRETARY, c.moveActivity, { id, move: 'approve' })
  return id
}

const deviceOf = (who: string) => Buffer.from(personIdOf(who).padEnd(16).slice(-16)).toString('hex')

/** Scans the leader's screen. @param leader whose screen */
export async function scan(world: World, id: string, who: string, moment: Moment, leader = LEADER) {
  const { secret } = await world.data(leader, c.getLeaderKit, { id })
  const code = codeText(secret, id, moment, world.clock.now())
  return world.call(who, c.checkIn, { id, code, device: deviceOf(who) })
}

/** Goes to a minute of the plan. */
export const goTo = (world: World, minute: number) =>
  world.clock.moveTo(PLAN.startsAt + minute * MINUTE)

/** The whole session of some people; without the middle code when `middle` is false. */
export async function attend(
  world: World,
  id: string,
  people: readonly string[],
  { middle = true, leader = LEADER } = {},
) {
  goTo(world, 0)
  for (const who of people) await scan(world, id, who, 'start', leader)
  if (middle) {
    const doc = world.all(activities).find((one) => one._id === id)
    world.clock.moveTo(Number(doc?.middleAt) + MINUTE)
    for (const who of people) await scan(world, id, who, 'middle', leader)
  }
  goTo(world, 120)
  for (const who of people) await scan(world, id, who, 'end', leader)
}

/** From the end of a session to posted points. */
export async function post(world: World, id: string, leader = LEADER) {
  await world.data(leader, c.moveActivity, { id, move: 'start' })
  await world.data(leader, c.moveActivity, { id, move: 'confirm' })
  await world.data(SECRETARY, c.moveActivity, { id, move: 'publish' })
  world.clock.advance(4 * DAY)
  await world.cloud.timers.runNow('volunteering')
}
