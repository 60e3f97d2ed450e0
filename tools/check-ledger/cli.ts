/**
 * The command: `npm run check-ledger -- --data <folder>` for a local cloud, `-- --export <folder>` for
 * JSON Lines. Ends with 0 when every invariant holds, 1 when one doesn't, 2 when it was misused.
 * @module
 */
import { parseArgs } from 'node:util'
import { checkLedger } from './check'
import { readDataFolder, readExport } from './read'

const SHOWN = 50

function main(): number {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, export: { type: 'string' } },
  })
  if ((values.data === undefined) === (values.export === undefined)) {
    console.error('check-ledger --data <local cloud data folder> | --export <folder of JSON Lines>')
    return 2
  }
  const ledger = values.data ? readDataFolder(values.data) : readExport(values.export ?? '')
  const breaches = checkLedger(ledger)
  const { accounts, entries, redemptions } = ledger
  console.log(
    `账户 accounts ${accounts.length} · 流水 entries ${entries.length} · 兑换 redemptions ${redemptions.length}`,
  )
  for (const { invariant, where, expected, found } of breaches.slice(0, SHOWN)) {
    console.error(`✕ ${invariant}  ${where}  应为 expected ${expected}  实为 found ${found}`)
  }
  if (breaches.length > SHOWN) console.error(`… ${breaches.length - SHOWN} more`)
  console.log(breaches.length === 0 ? '✓ 账实相符 every invariant holds' : `✕ ${breaches.length}`)
  return breaches.length === 0 ? 0 : 1
}

process.exitCode = main()
