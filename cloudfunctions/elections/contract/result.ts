/**
 * What follows a published result.
 * @module
 */
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { wordsInput } from '../../kernel/contract/inputs'
import { CONFIRMERS, electionIdInput } from './shared'

export const confirmResult = defineAction<{ confirmedAt: number }>()({
  name: 'elections/confirmResult',
  kind: 'command',
  input: v.strictObject({ id: electionIdInput }),
  allow: { roles: CONFIRMERS },
  audit: '确认选举结果',
})

export const fileResult = defineAction<{ filedAt: number }>()({
  name: 'elections/fileResult',
  kind: 'command',
  input: v.strictObject({ id: electionIdInput, number: wordsInput('请写备案编号', 40) }),
  allow: { roles: ['sub_district_staff'] },
  audit: '备案选举结果',
})
