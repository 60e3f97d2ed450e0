/**
 * The process that the crash test kills: moves money between 50 accounts in transactions, four at a
 * time, and says on its standard output which transfers were acknowledged.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { openDatabase } from '../../../tools/local-cloud/database/index'
import { ACCOUNTS, collections, START } from './crash-bank'
import { Wire } from './wire'

const pick = () => `a${Math.floor(Math.random() * ACCOUNTS)}`

/** One transfer with its record; answers its id once the commit is acknowledged, else null. */
async function transfer(wire: Wire): Promise<string | null> {
  const [from, to, amount] = [pick(), pick(), 1 + Math.floor(Math.random() * 5)]
  if (from === to) return null
  const tx = await wire.begin()
  const id = randomUUID()
  const source = await wire.doc('accounts', from, tx)
  const steps = [
    () =>
      wire.update(
        'accounts',
        { _id: from },
        { $set: { points: Number(source?.points) - amount } },
        { tx },
      ),
    () => wire.update('accounts', { _id: to }, { $inc: { points: amount } }, { tx }),
    () => wire.insert('transfers', [{ _id: id, from, to, amount }], tx),
    () => wire.commit(tx),
  ]
  // A conflict ends the transaction: the transfer didn't happen.
  for (const step of steps) if ((await step()).code) return null
  return id
}

async function client(wire: Wire): Promise<never> {
  for (;;) {
    const id = await transfer(wire)
    if (id) fs.writeSync(1, `${id}\n`)
    // Lets the other clients' transactions run in between.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function main(file: string): Promise<void> {
  const db = openDatabase({ file, collections })
  const wire = new Wire(db)
  if (db.stats().documents === 0)
    db.loadDocuments(
      'accounts',
      Array.from({ length: ACCOUNTS }, (_, i) => ({ _id: `a${i}`, points: START })),
    )
  fs.writeSync(1, 'ready\n')
  await Promise.all([client(wire), client(wire), client(wire), client(wire)])
}

void main(String(process.argv[2]))
