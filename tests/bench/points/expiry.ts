/**
 * The night on which the points of 12,000 volunteers end, and the night on which they are told: the
 * timer runs as often as a night has minutes, each run inside the function's limit.
 * @module
 */

import { expiryOf } from '@domain/points/lots'
import type { AccountDoc } from '@functions/points/documents'
import { accounts, entries } from '@functions/points/store'
import { checkLedger } from '../../../tools/check-ledger/check'
import { award, ledgerOf } from '../../functions/points/shelf'
import { openWorld, START, type World } from '../../functions/world'

const VOLUNTEERS = 12_000
/** `timeout` of the function, in milliseconds: no run may come near it. */
const FUNCTION_MS = 60_000
/** A night has 480 runs of a timer a minute. */
const MOST_RUNS = 480

interface Night {
  readonly runs: number
  readonly longestMs: number
  readonly databaseCalls: number
}

const due = (world: World, now: number) =>
  (world.all(accounts) as unknown as AccountDoc[]).filter((one) => one.dueAt <= now).length

/** Runs the timer until nothing is due. */
async function night(world: World): Promise<Night> {
  let longestMs = 0
  let databaseCalls = 0
  for (let runs = 1; ; runs++) {
    const startedAt = performance.now()
    await world.cloud.timers.runNow('points')
    longestMs = Math.max(longestMs, Math.round(performance.now() - startedAt))
    databaseCalls += world.cloud.calls.at(-1)?.databaseCalls ?? 0
    world.clock.advance(60_000)
    if (due(world, world.clock.now()) === 0) return { runs, longestMs, databaseCalls }
    if (runs > MOST_RUNS) throw new Error('a night is too short')
  }
}

/** Whether 12,000 accounts are told and ended inside the limits; prints what it took. */
export async function expiryHolds(): Promise<boolean> {
  const world = await openWorld()
  try {
    for (let i = 0; i < VOLUNTEERS; i++) {
      await award(world, `o-volunteer-${i}`, 4, `team${String(i % 227).padStart(8, '0')}`)
    }
    const end = expiryOf(START, 24)
    world.clock.moveTo(end - 60 * 86_400_000)
    const told = await night(world)
    world.clock.moveTo(end)
    const ended = await night(world)
    const expired = world.all(entries).filter((one) => one.kind === 'expire').length
    world.clock.advance(60_000)
    await night(world)
    const breaches = checkLedger(ledgerOf(world))
    console.log({ volunteers: VOLUNTEERS, told, ended, expired, breaches: breaches.length })
    const inTime = told.longestMs < FUNCTION_MS && ended.longestMs < FUNCTION_MS
    return inTime && expired === VOLUNTEERS && breaches.length === 0
  } finally {
    await world.close()
  }
}
