/**
 * Scrutineers (监票人): who offers, and who is chosen. Their keys are in `ceremony.ts`.
 * @module
 */
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { electionIdInput, OFFICIALS } from './shared'

export const offerScrutineer = defineAction<{ offered: boolean }>()({
  name: 'elections/offerScrutineer',
  kind: 'command',
  input: v.strictObject({
    id: electionIdInput,
    /** False takes the offer back, or steps down. */
    offers: v.boolean(),
  }),
  allow: { relations: ['neighbour'] },
  audit: '报名监票人',
})

export const chooseScrutineers = defineAction<{ chosen: number }>()({
  name: 'elections/chooseScrutineers',
  kind: 'command',
  input: v.strictObject({
    id: electionIdInput,
    people: v.pipe(
      v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
      v.minLength(1, '请选监票人'),
      v.maxLength(5),
    ),
  }),
  allow: { roles: OFFICIALS },
  audit: '确定监票人',
})

export const listScrutineers = defineAction<{
  needed: number
  people: { personId: string; name: string; chosen: boolean; me: boolean; fit: boolean }[]
  canChoose: boolean
}>()({
  name: 'elections/listScrutineers',
  kind: 'query',
  input: v.strictObject({ id: electionIdInput }),
  allow: { relations: ['neighbour'], roles: [...OFFICIALS, 'sub_district_staff'] },
})

/** Who registers and counts paper: nobody, or at least two; with three a difference can be settled. */
export const chooseOfficers = defineAction<{ chosen: number }>()({
  name: 'elections/chooseOfficers',
  kind: 'command',
  input: v.strictObject({
    id: electionIdInput,
    people: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64))), v.maxLength(5)),
  }),
  allow: { roles: OFFICIALS },
  audit: '确定计票员',
})

export const listOfficers = defineAction<{
  /** Who may be chosen, and who is. */
  people: { personId: string; name: string; chosen: boolean }[]
}>()({
  name: 'elections/listOfficers',
  kind: 'query',
  input: v.strictObject({ id: electionIdInput }),
  allow: { roles: OFFICIALS },
})
