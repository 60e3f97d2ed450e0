/**
 * `npm run bench:points [-- part …]`: points under load. Exits with 1 when anything is untrue.
 * @module
 */
import { expiryHolds } from './expiry'
import { historiesHold } from './histories'
import { raceHolds } from './redemptions'

const PARTS: Readonly<Record<string, () => Promise<boolean>>> = {
  redemptions: raceHolds,
  histories: historiesHold,
  expiry: expiryHolds,
}

async function main(asked: readonly string[]): Promise<void> {
  for (const [name, holds] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    const held = await holds()
    console.log(held ? `${name}: all is true` : `${name}: SOMETHING IS UNTRUE`)
    if (!held) process.exitCode = 1
  }
}

void main(process.argv.slice(2))
