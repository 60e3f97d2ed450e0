/**
 * Hours of a month as a spreadsheet to enter into the national volunteer system. Its columns are what
 * a record holds by 《志愿服务记录与证明出具办法（试行）》（民政部令第 67 号, 2020): who, what, when,
 * where, how long, by whom. The product keeps no ID number: that column is for the operator to fill in.
 * @module
 */
import { clockOf, dateOf, dayAt, startOfDay } from '@domain/time/shanghai'
import { implementQuery } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { orderOf } from '../kernel/messages'
import { placeNames } from '../people/face'
import { exportHours } from './contract'
import type { HoursRecordDoc } from './documents'
import { compoundTarget } from './standing'
import { hoursRecords } from './store'

/** Rows of one sheet: what fits an answer well. */
const MOST_ROWS = 1000
const KINDS = { witnessed: '现场签到', supplementary: '补录' } as const

const COLUMNS = [
  { header: '志愿者姓名', width: 14 },
  { header: '证件类型', width: 12 },
  { header: '证件号码', width: 22 },
  { header: '志愿团体', width: 22 },
  { header: '项目名称', width: 28 },
  { header: '服务岗位', width: 16 },
  { header: '服务地点', width: 24 },
  { header: '服务日期', width: 14 },
  { header: '开始时间', width: 10 },
  { header: '结束时间', width: 10 },
  { header: '服务时长（小时）', width: 16 },
  { header: '记录方式', width: 12 },
  { header: '活动负责人', width: 14 },
]

/** First moment of a month and of the next one. @param month e.g. `2026-11` */
function spanOf(month: string): { from: number; to: number } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = (y: number, m: number) =>
    Date.parse(`${y}-${String(m).padStart(2, '0')}-01T00:00:00+08:00`)
  const to = number === 12 ? at(year + 1, 1) : at(year, number + 1)
  return { from: startOfDay(dayAt(at(year, number))), to }
}

const rowOf = (one: HoursRecordDoc, placeName: string) => [
  one.name,
  '',
  '',
  one.team || `${placeName}志愿者`,
  one.title,
  one.post,
  one.place,
  dateOf(dayAt(one.startsAt)),
  clockOf(one.startsAt),
  clockOf(one.endsAt),
  one.halfHours / 2,
  KINDS[one.kind],
  one.leader,
]

async function drawBook(rows: readonly HoursRecordDoc[], placeName: string): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('志愿服务记录', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = COLUMNS
  sheet.getRow(1).font = { bold: true }
  // As text: an ID number that somebody types must not turn into 1.1E+17.
  sheet.getColumn(3).numFmt = '@'
  for (const one of rows) sheet.addRow(rowOf(one, placeName))
  return Buffer.from(await book.xlsx.writeBuffer())
}

export const exportHoursAction = implementQuery(exportHours, {
  target: compoundTarget,
  async run({ db, saw }, { compound, month }) {
    const { from, to } = spanOf(month)
    const where = { compound, order: { gte: orderOf(from, ''), lt: orderOf(to, '') } }
    const orderBy = { field: 'order', order: 'asc' } as const
    const [rows, names] = await Promise.all([
      db.find(hoursRecords, where, { orderBy, limit: MOST_ROWS }),
      placeNames(db, [compound]),
    ])
    if (rows.length === MOST_ROWS) throw new Failure('export_too_long')
    saw([...new Set(rows.map((one) => one.personId))])
    const placeName = names.get(compound) ?? ''
    const xlsx = await drawBook(rows, placeName)
    const fileName = `${placeName}-${month}-志愿服务记录.xlsx`
    return { fileName, xlsxBase64: xlsx.toString('base64'), rows: rows.length }
  },
  sees: true,
})
