/**
 * The roll as it hangs out: masked for everybody, one's own household in full.
 * @module
 */
import { implementQuery } from '../../kernel/action'
import { findPage } from '../../kernel/pages'
import { readRoom } from '../../people/face'
import { checkMyHousehold, listRoll, type RollEntryView } from '../contract/roll'
import type { RollEntryDoc } from '../documents'
import { movesIn } from '../moves'
import { electionTarget, householdsIn } from '../standing'
import { rollEntries, rollEntryId } from '../store'

const viewOf = (entry: RollEntryDoc, own: readonly string[]): RollEntryView => ({
  id: entry._id,
  shownAs: entry.shownAs,
  eligible: entry.eligible,
  added: entry.source === 'ruling',
  mine: own.includes(entry.household),
})

export const listRollAction = implementQuery(listRoll, {
  target: electionTarget,
  async run({ db, session, now }, { cursor }, election) {
    const { path, rollId } = election
    // The cursor a phone gets is an entry's id, not the path that entries sort by.
    const last = cursor === undefined ? undefined : await db.get(rollEntries, cursor)
    const page = await findPage(db, rollEntries, { rollId }, 'asc', last?.order)
    const own = householdsIn(session, path)
    const items = page.items.map((entry) => viewOf(entry, own))
    const next = page.cursor === undefined ? undefined : items.at(-1)?.id
    const canObject = movesIn(election, session, now).includes('object_roll')
    return { items, canObject, ...(next !== undefined && { cursor: next }) }
  },
})

export const checkMyHouseholdAction = implementQuery(checkMyHousehold, {
  target: electionTarget,
  async run({ db, session }, _input, { path, rollId, roll }) {
    const homes = householdsIn(session, path)
    const found = await Promise.all(
      homes.map(async (home) => {
        const [entry, room] = await Promise.all([
          db.get(rollEntries, rollEntryId(rollId, home)),
          readRoom(db, home),
        ])
        const onRoll = entry?.eligible ?? false
        return { room: room ?? '', onRoll, ...(entry && { entry: entry._id }) }
      }),
    )
    return { ready: roll.state !== 'copying', households: found }
  },
})
