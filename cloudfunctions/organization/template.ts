/**
 * The table to fill: a sheet with drop-downs of what is there, and a page that explains each column.
 * @module
 */
import { GRID_KIND_TITLES } from '@domain/organization/grids'
import type { KnownPlace } from '@domain/organization/plan'
import {
  type Column,
  MAX_ROWS,
  type OptionList,
  TABLES,
  type Table,
} from '@domain/organization/tables'
import type ExcelJS from 'exceljs'
import { implementQuery } from '../kernel/action'
import { getTemplate } from './contract'
import { knownPlaces } from './known'
import { checkLevel, tableTarget } from './start'
import { FILL_SHEET } from './workbook'

const OPTIONS_SHEET = '选项'
const HELP_SHEET = '填写说明'
const INK = 'FF1C2522'
const TINT = 'FFE6F4F1'

type Options = Readonly<Record<OptionList, readonly string[]>>

/** The names of a level, each once. */
const namesOf = (known: ReadonlyMap<string, KnownPlace>, level: KnownPlace['level']) => [
  ...new Set([...known.values()].filter((one) => one.level === level).map(({ name }) => name)),
]

const optionsOf = (known: ReadonlyMap<string, KnownPlace>): Options => ({
  compounds: namesOf(known, 'compound'),
  buildings: namesOf(known, 'building'),
  units: namesOf(known, 'unit_stair'),
  communities: namesOf(known, 'community'),
  grid_kinds: Object.values(GRID_KIND_TITLES),
})

/** Letter of a column, 1 is A; tables have far fewer than 26. */
const letter = (number: number) => String.fromCharCode(64 + number)

/** The range API is there but not in the library's own types. */
interface RangeValidations {
  add(range: string, validation: ExcelJS.DataValidation): void
}

function validationsOf(sheet: ExcelJS.Worksheet): RangeValidations {
  const found: unknown = Reflect.get(sheet, 'dataValidations')
  if (typeof found === 'object' && found !== null && 'add' in found)
    return found as RangeValidations
  throw new Error('the spreadsheet library has no range validations')
}

const bare = ({ title }: Column) => title.replace('*', '')

/** A drop-down where there is a list, else the hint alone; both show when the cell is chosen. */
function validationOf(column: Column, options: Options): ExcelJS.DataValidation {
  const prompt = {
    showInputMessage: true,
    promptTitle: bare(column),
    prompt: column.hint,
    allowBlank: true,
  }
  const list = column.options === undefined ? [] : options[column.options]
  if (column.options === undefined || list.length === 0) {
    const formulae = [0, column.most]
    return { ...prompt, type: 'textLength', operator: 'between', formulae, ...refusal(column) }
  }
  const at = letter(Object.keys(options).indexOf(column.options) + 1)
  const formulae = [`${OPTIONS_SHEET}!$${at}$2:$${at}$${list.length + 1}`]
  return { ...prompt, type: 'list', formulae, ...refusal(column) }
}

/** A warning, not a wall: the rules explain a wrong cell better than the spreadsheet can. */
const refusal = (column: Column) => ({
  showErrorMessage: true,
  errorStyle: 'warning',
  errorTitle: bare(column),
  error: column.hint,
})

function drawHeader(sheet: ExcelJS.Worksheet, table: Table): void {
  const header = sheet.getRow(1)
  header.height = 24
  table.columns.forEach((_column, i) => {
    const cell = header.getCell(i + 1)
    cell.font = { bold: true, color: { argb: INK } }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: TINT } }
    cell.alignment = { vertical: 'middle' }
  })
}

function addFillSheet(book: ExcelJS.Workbook, table: Table, options: Options): void {
  const sheet = book.addWorksheet(FILL_SHEET, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = table.columns.map(({ key, title, most }) => ({
    key,
    header: title,
    width: Math.min(40, Math.max(14, most + 4)),
    // As text, so that 3-02 stays a room and no phone turns into 1.38E+10.
    style: { numFmt: '@' },
  }))
  drawHeader(sheet, table)
  const validations = validationsOf(sheet)
  table.columns.forEach((column, i) => {
    const at = letter(i + 1)
    validations.add(`${at}2:${at}${MAX_ROWS + 1}`, validationOf(column, options))
  })
}

function addHelpSheet(book: ExcelJS.Workbook, table: Table, scopeName: string): void {
  const sheet = book.addWorksheet(HELP_SHEET)
  sheet.columns = [
    { header: '列', width: 22 },
    { header: '要不要填', width: 12 },
    { header: '怎么填', width: 56 },
    { header: '例子', width: 24 },
  ]
  for (const column of table.columns) {
    const need = column.required ? '必填' : '可以不填'
    sheet.addRow([bare(column), need, column.hint, column.example])
  }
  sheet.addRow([])
  const rules = [
    `这张表用来导入${scopeName}的${table.title}，填在“${FILL_SHEET}”那一页。`,
    `一行写一个，最多 ${MAX_ROWS} 行；不要合并单元格，不要用公式，不要改表头。`,
    '已经登记过的，再写一遍不会重复；写得不一样的，按新的改。',
    '不要写姓名和身份证号：用不着。',
  ]
  for (const rule of rules) sheet.addRow([rule])
  sheet.getRow(1).font = { bold: true, color: { argb: INK } }
}

function addOptionsSheet(book: ExcelJS.Workbook, options: Options): void {
  const sheet = book.addWorksheet(OPTIONS_SHEET, { state: 'hidden' })
  Object.values(options).forEach((list, i) => {
    sheet.getColumn(i + 1).values = ['', ...list]
  })
}

/** Draws the template of a table. */
async function drawTemplate(
  table: Table,
  scopeName: string,
  known: ReadonlyMap<string, KnownPlace>,
): Promise<Buffer> {
  // Only who asks for a table waits for the library.
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  const options = optionsOf(known)
  addFillSheet(book, table, options)
  addHelpSheet(book, table, scopeName)
  addOptionsSheet(book, options)
  return Buffer.from(await book.xlsx.writeBuffer())
}

export const getTemplateAction = implementQuery(getTemplate, {
  target: tableTarget,
  async run({ db }, { kind }, scope) {
    checkLevel(kind, scope)
    const table = TABLES[kind]
    const xlsx = await drawTemplate(table, scope.name, await knownPlaces(db, kind, scope))
    return {
      fileName: `${scope.name}-${table.title}导入模板.xlsx`,
      xlsxBase64: xlsx.toString('base64'),
    }
  },
})
