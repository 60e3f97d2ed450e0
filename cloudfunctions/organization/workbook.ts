/**
 * From the bytes of a spreadsheet to rows of cells.
 *
 * Error model: a file that can't be read as the table it should be is a `sheet_…` failure that says what
 * to do; anything wrong with one cell is left in that cell for the rules to explain.
 * @module
 */
import { tight } from '@domain/organization/cells'
import type { Cell, SheetRow } from '@domain/organization/sheet'
import { MAX_ROWS, type Table } from '@domain/organization/tables'
import type ExcelJS from 'exceljs'
import { Failure } from '../kernel/errors'
import { unpackedSize } from './zip'

/** Name of the sheet that people fill. */
export const FILL_SHEET = '填写'

const MAX_FILE_BYTES = 3 * 1024 * 1024
/** What a file may unpack to: 5,000 full rows take under 10 MB. */
const MAX_UNPACKED_BYTES = 60 * 1024 * 1024

/** Looks of a sheet, not its content; a drop-down over a whole column would be a million cells. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'picture',
  'legacyDrawing',
  'autoFilter',
  'extLst',
]

/**
 * Reads the rows of a file.
 * @throws {Failure} `sheet_unreadable`, `sheet_too_big`, `sheet_header`, `sheet_empty`, `sheet_too_long`
 */
export async function readSheet(bytes: Uint8Array, table: Table): Promise<SheetRow[]> {
  if (bytes.length > MAX_FILE_BYTES) throw new Failure('sheet_too_big')
  const unpacked = unpackedSize(bytes)
  if (unpacked === undefined) throw new Failure('sheet_unreadable')
  if (unpacked > MAX_UNPACKED_BYTES) throw new Failure('sheet_too_big')
  const sheet = await openSheet(bytes)
  const columns = columnsOf(sheet.getRow(1), table)
  const rows: SheetRow[] = []
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (number === 1) return
    const read = rowOf(row, number, columns)
    if (!read) return
    if (rows.length === MAX_ROWS) throw new Failure('sheet_too_long')
    rows.push(read)
  })
  if (rows.length === 0) throw new Failure('sheet_empty')
  return rows
}

async function openSheet(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  // Only who brings a table waits for the library.
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  try {
    // A copy of its own: the bytes may lie in a pool that is larger than the file.
    await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: IGNORED })
  } catch {
    throw new Failure('sheet_unreadable')
  }
  const sheet = workbook.getWorksheet(FILL_SHEET) ?? workbook.worksheets[0]
  if (!sheet) throw new Failure('sheet_unreadable')
  return sheet
}

const bare = (title: string) => tight(title).replace(/[*＊]/g, '')

/** Number of each column by its key. Every column must be there, in any order, and no other. */
function columnsOf(header: ExcelJS.Row, table: Table): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const strange: string[] = []
  header.eachCell({ includeEmpty: false }, (cell, number) => {
    const title = bare(readCell(cell).text)
    const column = table.columns.find((one) => bare(one.title) === title)
    if (column && !found.has(column.key)) found.set(column.key, number)
    else if (title !== '') strange.push(title.slice(0, 12))
  })
  const missing = table.columns.filter(({ key }) => !found.has(key)).map(({ title }) => bare(title))
  if (missing.length === 0 && strange.length === 0) return found
  const words = [
    ...(missing.length > 0 ? [`少了「${missing.join('」「')}」`] : []),
    ...(strange.length > 0 ? [`多了「${strange.slice(0, 3).join('」「')}」`] : []),
  ]
  const message = `表头和${table.title}模板不一样：${words.join('，')}。请用模板填写，多出来的列请删掉`
  throw new Failure('sheet_header', undefined, message)
}

/** A row's cells by column; undefined when nothing is in any of them. */
function rowOf(
  row: ExcelJS.Row,
  number: number,
  columns: ReadonlyMap<string, number>,
): SheetRow | undefined {
  const cells: Record<string, Cell> = {}
  let isEmpty = true
  for (const [key, column] of columns) {
    const cell = readCell(row.getCell(column))
    cells[key] = cell
    if (cell.text !== '' || cell.fault) isEmpty = false
  }
  return isEmpty ? undefined : { row: number, cells }
}

function readCell(cell: ExcelJS.Cell): Cell {
  if (cell.isMerged) return { text: '', fault: 'merged' }
  return readValue(cell.value)
}

function readValue(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return { text: '' }
  if (value instanceof Date) return { text: '', fault: 'date' }
  if (typeof value !== 'object') return { text: String(value) }
  if ('formula' in value || 'sharedFormula' in value) return { text: '', fault: 'formula' }
  if ('error' in value) return { text: '', fault: 'cell_error' }
  if ('richText' in value) return { text: value.richText.map((part) => part.text).join('') }
  return { text: 'text' in value ? String(value.text) : '' }
}
