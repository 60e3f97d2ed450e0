/**
 * The secretary's desk: what looks wrong, and the hours as the national volunteer system takes them.
 * @module
 */
import type { AnomalyKind } from '@domain/volunteering/anomalies'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { compoundInput, cursorInput } from '../../kernel/contract/inputs'
import type { ActivityCard } from './cards'
import { APPROVERS } from './shared'

export interface SuspectCard extends ActivityCard {
  leaderName: string
  anomalies: { kind: AnomalyKind; names: string[] }[]
}

export const listSuspects = defineAction<Page<SuspectCard>>()({
  name: 'volunteering/listSuspects',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput, cursor: cursorInput }),
  allow: { roles: APPROVERS },
  logs: { what: '志愿签到里不对劲的地方和称呼', why: '公示时长前核对' },
})

const monthInput = v.pipe(v.string('请选择月份'), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选择月份'))

export const exportHours = defineAction<{ fileName: string; xlsxBase64: string; rows: number }>()({
  name: 'volunteering/exportHours',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput, month: monthInput }),
  allow: { roles: APPROVERS },
  logs: { what: '您的志愿时长：称呼、活动、时间', why: '上报全国志愿服务系统' },
})
