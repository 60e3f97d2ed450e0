/**
 * A minor signs up; somebody grown-up of their household agrees.
 * @module
 */
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { activityInput, personInput } from './shared'

export const answerForMinor = defineAction<{ agreed: boolean }>()({
  name: 'volunteering/answerForMinor',
  kind: 'command',
  input: v.strictObject({ id: activityInput, person: personInput, agree: v.boolean() }),
  /** `guardian` shares the household of a minor on the list. */
  allow: { relations: ['guardian'] },
  audit: '监护人答复未成年人报名',
})
