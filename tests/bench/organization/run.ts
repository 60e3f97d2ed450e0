/**
 * A file of 5,000 households with 40 bad rows of 8 kinds, whole: preview, import, again, undo. Prints
 * counts and calls; fails when a figure is not what it should be.
 */
import assert from 'node:assert/strict'
import { households, places } from '@functions/people/store'
import {
  finish,
  importAll,
  preview,
  problemsOf,
  undoAll,
} from '../../functions/organization/run-import'
import {
  badHouseholds,
  buildingsFor,
  goodHouseholds,
  sheetOf,
} from '../../functions/organization/sheets'
import { COMMUNITY, holderOf, openWorld } from '../../functions/world'

const STAFF = holderOf('community_staff')
const NAME = '小满荷苑'
const ROWS = 5000
const BAD = 40

async function main(): Promise<void> {
  const world = await openWorld()
  const tree = () => JSON.stringify([world.all(places), world.all(households)])
  const buildings = await sheetOf('buildings', buildingsFor(NAME, ROWS))
  await importAll(world, STAFF, 'buildings', COMMUNITY, buildings)
  const before = tree()
  const good = goodHouseholds(NAME, ROWS - BAD)
  const bytes = await sheetOf('households', [...good, ...badHouseholds(good)])

  const seen = await preview(world, STAFF, 'households', COMMUNITY, bytes)
  const read = world.cloud.calls.at(-1)
  assert.equal(seen.counts.bad, BAD)
  const rows = new Set((await problemsOf(world, STAFF, seen.id)).map(({ row }) => row))
  assert.equal(rows.size, BAD)
  const done = await finish(world, STAFF, seen)
  assert.equal(done.counts.added + done.counts.changed + done.counts.same, ROWS - BAD)
  const after = tree()
  const again = await importAll(world, STAFF, 'households', COMMUNITY, bytes)
  assert.deepEqual([again.counts.same, again.counts.bad], [ROWS - BAD, BAD])
  assert.equal(tree(), after)
  await undoAll(world, STAFF, done.id)
  assert.equal(tree(), before)

  console.log(`file            ${(bytes.length / 1024).toFixed(0)} KB, ${ROWS} rows`)
  console.log(`preview         ${read?.databaseCalls} database calls, ${read?.documentsRead} reads`)
  console.log(`imported        ${JSON.stringify(done.counts)} in ${done.steps} steps`)
  console.log(`again           ${JSON.stringify(again.counts)}, nothing changed`)
  console.log(`undone          in ${done.steps} steps, byte for byte as before`)
  await world.close()
}

void main()
