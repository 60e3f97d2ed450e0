/** Spreadsheets as people fill them, for the tests of imports. @module */
import { TABLES, type TableKind } from '@domain/organization/tables'
import ExcelJS from 'exceljs'
import type { World } from '../world'

type Value = string | number | null | Date | undefined

let serial = 0

/** A filled table as bytes; `change` may do anything to the sheet that a person could. */
export async function sheetOf(
  kind: TableKind,
  rows: readonly (readonly Value[])[],
  change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {},
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('填写')
  sheet.addRow(TABLES[kind].columns.map(({ title }) => title))
  for (const row of rows) sheet.addRow([...row])
  change(sheet, book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Uploads a file the way the page does and answers its id. */
export async function uploadSheet(world: World, openid: string, bytes: Buffer): Promise<string> {
  const number = String(serial++).padStart(16, '0')
  const name = `organization/${number}/${number}.xlsx`
  return (await world.cloud.client({ openid }).uploadFile(name, bytes)).fileID
}

export type HouseholdRow = readonly [
  compound: string,
  building: string,
  unit: string,
  room: Value,
  area: Value,
  phone?: string | number,
]

/**
 * So many good households over the units of buildings `1栋`… of a compound, 20 doors a unit and three
 * units a building.
 */
export function goodHouseholds(compound: string, count: number): HouseholdRow[] {
  return Array.from({ length: count }, (_, i) => {
    const unit = Math.floor(i / 20)
    const room = `${Math.floor((i % 20) / 2) + 1}0${(i % 2) + 1}`
    const building = `${Math.floor(unit / 3) + 1}栋`
    const phone = i % 3 === 0 ? `103${String(i).padStart(8, '0')}` : undefined
    const row = [compound, building, `${(unit % 3) + 1}单元`, room, 80 + (i % 50)] as const
    return phone === undefined ? row : [...row, phone]
  })
}

/** Buildings enough for {@link goodHouseholds}. */
export const buildingsFor = (compound: string, count: number): Value[][] =>
  Array.from({ length: Math.ceil(count / 60) }, (_, i) => [compound, `${i + 1}栋`, 3])

/** Eight kinds of bad rows, five of each, for the compound of the good ones. */
export function badHouseholds(good: readonly HouseholdRow[]): HouseholdRow[] {
  const compound = good[0]?.[0] ?? ''
  return Array.from({ length: 5 }, (_, i): HouseholdRow[] => {
    const [, building, unit, room] = good[i] ?? ['', '', '', '']
    const free = `9${i}1`
    return [
      ['不在的小区', '1栋', '1单元', free, 80],
      [compound, '99栋', '1单元', free, 80],
      [compound, '1栋', '9单元', free, 80],
      [compound, building, unit, room, 80],
      [compound, '1栋', '1单元', '三楼左边', 80],
      [compound, '1栋', '1单元', free, '八十'],
      [compound, '1栋', '2单元', free, 80_000],
      [compound, '1栋', '3单元', free, 80, '12345'],
    ]
  }).flat()
}
