import { materialChanges } from '@domain/conventions/revision'
import { CONVENTION } from './sample'

const revised = (id: string, text: string) => ({
  ...CONVENTION,
  clauses: CONVENTION.clauses.map((clause) => (clause.id === id ? { id, text } : clause)),
})

test.each([
  ['number', 'c6', '装修前到物业登记，工作日9点到12点、14点到18点施工。'],
  ['number', 'c14', '家里漏水影响邻居的，五天内开始修。'],
  ['duty', 'c29', '租住的邻居和业主一样可以参加小区活动。'],
  ['duty', 'c4', '不得从楼上往下扔东西。'],
  ['rewritten', 'c24', '节约每一度电，节约每一滴水。'],
])('%s makes a change material', (reason, clauseId, text) => {
  expect(materialChanges(CONVENTION, revised(clauseId, text))).toEqual([{ clauseId, reason }])
})

test.each([
  ['c33', '看到可疑的人和事，请告诉网格员或拨打110。'],
  ['c1', '爱护小区环境，垃圾分类投放到指定的桶中。'],
])('other words for the same are small: %s', (id, text) => {
  expect(materialChanges(CONVENTION, revised(id, text))).toEqual([])
})

test('the editor can call a small change material, and no material one small', () => {
  const small = revised('c1', '爱护小区环境，垃圾分类投放到指定的桶中。')
  expect(materialChanges(CONVENTION, small, ['c1'])).toEqual([{ clauseId: 'c1', reason: 'editor' }])
  expect(materialChanges(CONVENTION, small, ['c2'])).toEqual([])
})

test('a clause that comes or goes is material, one that moves is not', () => {
  const [first, second, ...rest] = CONVENTION.clauses
  if (!first || !second) throw new Error('the sample has clauses')
  const moved = { ...CONVENTION, clauses: [second, first, ...rest] }
  expect(materialChanges(CONVENTION, moved)).toEqual([])
  const gone = { ...CONVENTION, clauses: rest }
  expect(materialChanges(CONVENTION, gone).map(({ reason }) => reason)).toEqual([
    'clause_removed',
    'clause_removed',
  ])
  expect(materialChanges(gone, CONVENTION).map(({ reason }) => reason)).toEqual([
    'clause_added',
    'clause_added',
  ])
})
