/**
 * The tables a place is filled from: one a level, each with its columns as people see them. The
 * template, the reading of a file and the words about a bad row all come from here.
 * @module
 */
import type { Level } from '../people/path'

/** Lists a column is chosen from, by drop-down. */
export type OptionList = 'compounds' | 'buildings' | 'units' | 'communities' | 'grid_kinds'

export interface Column {
  readonly key: string
  /** The header, exactly as it stands in the file; a star marks what must be filled in. */
  readonly title: string
  readonly required: boolean
  /** What to write, in a sentence. */
  readonly hint: string
  readonly example: string
  /** Most characters. */
  readonly most: number
  readonly options?: OptionList
  /** A column whose value is personal and is never shown or kept as typed. */
  readonly secret?: true
}

export type TableKind = 'compounds' | 'buildings' | 'households' | 'grids'
export const TABLE_KINDS = ['compounds', 'buildings', 'households', 'grids'] as const

export interface Table {
  readonly kind: TableKind
  readonly title: string
  /** Levels of the places that are filled by it. */
  readonly scopes: readonly Level[]
  readonly columns: readonly Column[]
}

const compound: Column = {
  key: 'compound',
  title: '小区*',
  required: true,
  hint: '从下拉里选；没有的，请先导入小区',
  example: '小满荷苑',
  most: 20,
  options: 'compounds',
}
const building: Column = {
  key: 'building',
  title: '楼栋*',
  required: true,
  hint: '从下拉里选；没有的，请先导入楼栋',
  example: '3栋',
  most: 12,
  options: 'buildings',
}

/** Every table. No names and no identity numbers are asked for: the product does without. */
export const TABLES: Readonly<Record<TableKind, Table>> = {
  compounds: {
    kind: 'compounds',
    title: '小区',
    scopes: ['community'],
    columns: [
      {
        key: 'name',
        title: '小区名称*',
        required: true,
        hint: '居民平时怎么叫就怎么写',
        example: '小满荷苑',
        most: 20,
      },
    ],
  },
  buildings: {
    kind: 'buildings',
    title: '楼栋',
    scopes: ['community'],
    columns: [
      compound,
      {
        key: 'name',
        title: '楼栋名称*',
        required: true,
        hint: '墙上怎么写就怎么写',
        example: '3栋',
        most: 12,
      },
      {
        key: 'units',
        title: '单元数*',
        required: true,
        hint: '有几个单元门；只有一个门写 1',
        example: '2',
        most: 3,
      },
    ],
  },
  households: {
    kind: 'households',
    title: '住户',
    scopes: ['community'],
    columns: [
      compound,
      building,
      {
        key: 'unit',
        title: '单元*',
        required: true,
        hint: '从下拉里选',
        example: '1单元',
        most: 8,
        options: 'units',
      },
      {
        key: 'room',
        title: '房号*',
        required: true,
        hint: '只写门牌上的号码',
        example: '302',
        most: 8,
      },
      {
        key: 'area',
        title: '建筑面积（平方米）*',
        required: true,
        hint: '房产证上的面积，最多两位小数',
        example: '88.5',
        most: 10,
      },
      {
        key: 'phone',
        title: '登记手机号',
        required: false,
        hint: '用来核对认领的人，只存加密后的值，不写也行',
        example: '',
        most: 20,
        secret: true,
      },
    ],
  },
  grids: {
    kind: 'grids',
    title: '网格',
    scopes: ['sub_district', 'district'],
    columns: [
      {
        key: 'code',
        title: '网格编号*',
        required: true,
        hint: '4 到 20 位字母和数字',
        example: '430202002007001',
        most: 20,
      },
      {
        key: 'name',
        title: '网格名称*',
        required: true,
        hint: '平时怎么叫就怎么写',
        example: '荷叶塘第一网格',
        most: 20,
      },
      {
        key: 'kind',
        title: '类型*',
        required: true,
        hint: '从下拉里选',
        example: '普通网格',
        most: 10,
        options: 'grid_kinds',
      },
      {
        key: 'community',
        title: '所在社区',
        required: false,
        hint: '普通网格一定要选；跨社区的专属网格可以不选',
        example: '荷叶塘社区',
        most: 20,
        options: 'communities',
      },
      {
        key: 'covers',
        title: '覆盖范围',
        required: false,
        hint: '小区，或者小区/楼栋；几个用顿号隔开',
        example: '小满荷苑、谷雨樟苑/1栋',
        most: 200,
      },
      {
        key: 'federation',
        title: '网格联合体',
        required: false,
        hint: '跨街镇、农场联动的，写联合体名称，同名的就是一个',
        example: '城南农场联合体',
        most: 20,
      },
    ],
  },
}

/** Most rows in one file, the bad ones included. */
export const MAX_ROWS = 5000
