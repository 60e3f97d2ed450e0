/**
 * Reads what an environment knows of points: the data folder of a local cloud, or a folder of JSON
 * Lines as the CloudBase console exports them, a file a collection.
 * @module
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  accounts,
  entries,
  ledgerHeads,
  redemptions,
  stockMoves,
  stocks,
} from '@functions/points/store'
import { Database } from '../local-cloud/database'
import type { Ledger } from './check'

/** Gives a collection's documents, a line of JSON each. */
export type Lines = (collection: string) => string

/** The ledger out of lines. @throws {SyntaxError} for a line that is no JSON */
export function readLedger(lines: Lines): Ledger {
  const all = <Doc>({ name }: { name: string; doc?: Doc }): Doc[] =>
    lines(name)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Doc)
  return {
    accounts: all(accounts),
    entries: all(entries),
    heads: all(ledgerHeads),
    stocks: all(stocks),
    stockMoves: all(stockMoves),
    redemptions: all(redemptions),
  }
}

/** The ledger in a folder of JSON Lines: `points_accounts.jsonl` and so on; a missing file is empty. */
export function readExport(folder: string): Ledger {
  return readLedger((name) => {
    const file = ['jsonl', 'json']
      .map((end) => path.join(folder, `${name}.${end}`))
      .find(fs.existsSync)
    return file ? fs.readFileSync(file, 'utf8') : ''
  })
}

/** The ledger in a local cloud's data folder, read from a copy: the folder itself is left alone. */
export function readDataFolder(folder: string): Ledger {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'check-ledger-'))
  try {
    fs.cpSync(folder, copy, { recursive: true })
    const file = fs.readdirSync(copy).find((name) => name.endsWith('.db'))
    if (!file) throw new Error(`no database in ${folder}`)
    const collections = [accounts, entries, ledgerHeads, stocks, stockMoves, redemptions]
    const database = new Database({ file: path.join(copy, file), collections })
    const ledger = readLedger((name) => database.exportJsonLines(name))
    database.close()
    return ledger
  } finally {
    fs.rmSync(copy, { recursive: true, force: true })
  }
}
