/**
 * Who belongs to a household and who is its head: at most one, always one of its members.
 * @module
 */
import { becomesHead, type HouseholdRelation } from './claims'

/** Somebody of a household. */
export interface Member {
  personId: string
  relation: HouseholdRelation
  /** Epoch milliseconds. */
  since: number
}

/** A household as far as its people go. */
export interface Household {
  members: readonly Member[]
  /** Person id of the head, one of the members; null while there is none. */
  headId: string | null
}

/** Most members of one household; more is a mistake or a dormitory, which has grids of its own. */
const MAX_MEMBERS = 20

const isMember = ({ members }: Household, personId: string) =>
  members.some((one) => one.personId === personId)

/** The household with one more member, or undefined when they belong to it already or it is full. */
export function join(household: Household, member: Member): Household | undefined {
  if (isMember(household, member.personId)) return undefined
  if (household.members.length >= MAX_MEMBERS) return undefined
  const leads = becomesHead(member.relation, household.headId !== null)
  return {
    members: [...household.members, member],
    headId: leads ? member.personId : household.headId,
  }
}

/** Whether somebody must hand over before they go: a head with others at home. */
export function mustHandOver({ members, headId }: Household, personId: string): boolean {
  return headId === personId && members.length > 1
}

/** The household without somebody, or undefined when they do not belong to it. */
export function part(household: Household, personId: string): Household | undefined {
  if (!isMember(household, personId)) return undefined
  return {
    members: household.members.filter((one) => one.personId !== personId),
    headId: household.headId === personId ? null : household.headId,
  }
}

/** The household with another head, or undefined unless that is another member. */
export function handOver(household: Household, to: string): Household | undefined {
  if (household.headId === to || !isMember(household, to)) return undefined
  return { members: household.members, headId: to }
}
