/**
 * An activity as lists show it.
 * @module
 */
import type { Session } from '../kernel/session'
import type { ActivityCard } from './contract/cards'
import type { ActivityDoc } from './documents'

/** The card of an activity for a caller. @param compoundName where its list is of several compounds */
export function cardOf(activity: ActivityDoc, session: Session, compoundName = ''): ActivityCard {
  const { _id: id, title, place, startsAt, endsAt, state, signUps, posts, teamName } = activity
  return {
    ...{ id, compoundName, title, place, startsAt, endsAt, state, teamName },
    joined: signUps.filter((one) => one.state === 'joined').length,
    capacity: posts.reduce((sum, post) => sum + post.capacity, 0),
    mine: signUps.find((one) => one.personId === session.personId)?.state ?? null,
  }
}
