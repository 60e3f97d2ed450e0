/**
 * A file as the rules see it: rows of cells, each with its text or with why it has none.
 * @module
 */
import { tidy } from './cells'
import { type Problem, type ProblemKind, shownValue } from './problems'
import type { Column, Table } from './tables'

export interface Cell {
  readonly text: string
  readonly fault?: Extract<ProblemKind, 'formula' | 'merged' | 'date' | 'cell_error'>
}

export interface SheetRow {
  /** Number in the file, as the spreadsheet shows it. */
  readonly row: number
  /** By column key. */
  readonly cells: Readonly<Record<string, Cell>>
}

/** Collects what is wrong with one row. */
export class RowProblems {
  readonly found: Problem[] = []

  constructor(
    readonly row: number,
    private readonly table: Table,
  ) {}

  add(
    kind: ProblemKind,
    key: string,
    more: { value?: string; other?: string; most?: number } = {},
  ): void {
    const column = this.table.columns.find((one) => one.key === key)?.title ?? ''
    const value = more.value === undefined ? {} : { value: shownValue(more.value) }
    this.found.push({ row: this.row, kind, column, ...more, ...value })
  }
}

/** The texts of a row, tidied; what any column may have wrong goes into `problems`. */
export function readTexts(
  { cells }: SheetRow,
  table: Table,
  problems: RowProblems,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    table.columns.map((column) => [column.key, readText(cells[column.key], column, problems)]),
  )
}

function readText(cell: Cell | undefined, column: Column, problems: RowProblems): string {
  const text = tidy(cell?.text ?? '')
  if (cell?.fault) problems.add(cell.fault, column.key)
  else if (column.required && text === '') problems.add('missing', column.key)
  else if ([...text].length > column.most) {
    problems.add('too_long', column.key, { most: column.most })
  }
  return text
}
