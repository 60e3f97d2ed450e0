/**
 * Courtesy (礼遇): a volunteer's hours and stars.
 * @module
 */
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { cursorInput } from '../../kernel/contract/inputs'

/** Hours of one activity, after they were published. */
export interface HoursRecord {
  id: string
  /** The activity's. */
  title: string
  startsAt: number
  halfHours: number
  kind: 'witnessed' | 'supplementary'
}

export interface MyHours extends Page<HoursRecord> {
  /** Of all activities, supplementary ones included; points that are spent take none away. */
  halfHours: number
  /** None to five. */
  stars: number
  /** Hours the next star takes; null with all five. */
  nextStarHours: number | null
}

export const getMyHours = defineAction<MyHours>()({
  name: 'volunteering/getMyHours',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  allow: { anyone: true },
})
