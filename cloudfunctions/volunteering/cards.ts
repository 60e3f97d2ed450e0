/**
 * An activity as lists show it.
 * @module
 */
import type { Session } from '../kernel/session'
import type { ActivityCard } from './contract/cards'
import type { ActivityDoc } from './documents'

/** The card of an activity for a caller. */
export function cardOf(activity: ActivityDoc, session: Session): ActivityCard {
  const { _id: id, title, place, startsAt, endsAt, state, signUps, posts, teamName } = activity
  return {
    ...{ id, title, place, startsAt, endsAt, state, teamName },
    joined: signUps.filter((one) => one.state === 'joined').length,
    capacity: posts.reduce((sum, post) => sum + post.capacity, 0),
    mine: signUps.find((one) => one.personId === session.personId)?.state ?? null,
  }
}
