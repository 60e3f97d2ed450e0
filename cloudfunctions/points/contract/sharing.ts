/**
 * Points that a family uses together, and points given to the compound.
 * @module
 */
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { compoundInput } from '../../kernel/contract/inputs'
import { pointsInput } from './shared'

/** Somebody of the caller's household. */
export interface FamilyMember {
  person: string
  name: string
  /** What they have, when they let the household use it; null when they don't. */
  available: number | null
}

export interface Family {
  /** Whether the scheme here has it. */
  allowed: boolean
  /** Whether the caller lets the household use theirs. */
  sharing: boolean
  /** What the caller has. */
  available: number
  members: FamilyMember[]
}

export const getFamily = defineAction<Family>()({
  name: 'points/getFamily',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput }),
  /** `neighbour` lives in the compound. */
  allow: { relations: ['neighbour'] },
})

export const shareWithFamily = defineAction<{ sharing: boolean }>()({
  name: 'points/shareWithFamily',
  kind: 'command',
  input: v.strictObject({ compound: compoundInput, on: v.boolean() }),
  allow: { relations: ['neighbour'] },
  audit: '同意或收回家人合用积分',
})

export const useFamilyPoints = defineAction<{ available: number }>()({
  name: 'points/useFamilyPoints',
  kind: 'command',
  input: v.strictObject({
    compound: compoundInput,
    /** Whose points they are. */
    person: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    points: pointsInput,
  }),
  allow: { relations: ['neighbour'] },
  audit: '用家人的积分',
})

export const donatePoints = defineAction<{ available: number }>()({
  name: 'points/donatePoints',
  kind: 'command',
  input: v.strictObject({ compound: compoundInput, points: pointsInput }),
  /** `holder` has had points in the compound. */
  allow: { relations: ['holder'] },
  audit: '把积分捐给小区',
})
