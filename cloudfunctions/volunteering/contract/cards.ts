/**
 * An activity as lists show it.
 * @module
 */
import type { ActivityState } from '@domain/volunteering/activity-states'

export interface ActivityCard {
  id: string
  /** Its compound's name, for who reads the lists of a whole community; empty for everybody else. */
  compoundName: string
  title: string
  place: string
  startsAt: number
  endsAt: number
  state: ActivityState
  /** People who have a place, of how many. */
  joined: number
  capacity: number
  /** What the caller is on it. */
  mine: 'joined' | 'waiting' | null
  /** The team it belongs to; empty without one. */
  teamName: string
}
