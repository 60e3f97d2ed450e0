/**
 * What staff read about places and imports.
 * @module
 */
import type { TableKind } from '@domain/organization/tables'
import type { Level } from '@domain/people/path'
import type { ImportView, TreeRow } from '@functions/organization/contract'
import type { Tone } from '@/ui'

/** The measure word of what a table holds: 3 户. */
export const UNITS: Readonly<Record<TableKind, string>> = {
  compounds: '个小区',
  buildings: '栋楼',
  households: '户',
  grids: '个网格',
}

export const IMPORT_TITLES: Readonly<Record<TableKind, string>> = {
  compounds: '导入小区',
  buildings: '导入楼栋',
  households: '导入住户',
  grids: '导入网格',
}

/** What lies right below a level, with its measure word. */
const BELOW: Readonly<Record<Level, string>> = {
  district: '个街镇',
  sub_district: '个社区',
  community: '个小区',
  compound: '栋楼',
  building: '个单元',
  unit_stair: '户',
  household: '',
}

const thousands = (count: number) => count.toLocaleString('en-US')

/** `8 个小区 · 1,234 户` */
export function sizeWords(here: TreeRow, count: number): string {
  const below = `${thousands(count)} ${BELOW[here.level]}`
  return here.level === 'unit_stair' ? below : `${below} · ${thousands(here.households)} 户`
}

/** The second line of a row. */
export function rowLabel({ level, households, areaCentiares }: TreeRow): string {
  if (level !== 'household') return `${thousands(households)} 户`
  return areaCentiares === undefined ? '' : `${areaCentiares / 100} 平方米`
}

/** How far an import is, as one word and its look. */
export function stateView({ state }: ImportView): { word: string; tone: Tone } {
  switch (state) {
    case 'previewed':
      return { word: '还没导入', tone: 'mine' }
    case 'importing':
      return { word: '导入到一半', tone: 'mine' }
    case 'undoing':
      return { word: '撤销到一半', tone: 'mine' }
    case 'imported':
      return { word: '已导入', tone: 'done' }
    case 'undone':
      return { word: '已撤销', tone: 'stopped' }
    case 'replaced':
      return { word: '没有用上', tone: 'stopped' }
  }
}

/** `新增 12 户 · 改动 1 户 · 有问题 3 行` */
export function countWords({ kind, counts }: ImportView): string {
  const unit = UNITS[kind]
  const parts = [
    counts.added > 0 && `新增 ${thousands(counts.added)} ${unit}`,
    counts.changed > 0 && `改动 ${thousands(counts.changed)} ${unit}`,
    counts.same > 0 && `没有变化 ${thousands(counts.same)} ${unit}`,
    counts.bad > 0 && `有问题 ${thousands(counts.bad)} 行`,
  ]
  return parts.filter(Boolean).join(' · ')
}
