/**
 * Printing slips and renewing codes. What is printed is asked for with the id of its record, so that
 * nothing is printed that is not on record, and no answer with codes is kept.
 * @module
 */
import { levelOf } from '@domain/people/path'
import { implementCommand, implementQuery, type TargetContext } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import type { Target } from '../../kernel/permission'
import { getSlips, listSlips, renewCode, startPrinting } from '../contract/slips'
import type { HouseholdDoc } from '../documents'
import { namePlace, readPlaces } from '../face'
import { codeOf } from '../households'
import { households } from '../store'
import type { SlipPrintDoc } from './documents'
import { MOST_HOUSEHOLDS } from './find'
import { slipPrints } from './store'
import { householdTarget } from './target'

/** Slips in one file: two sheets. A file must come back in one answer of less than 1 MB. */
const SLIPS_IN_PART = 12
/** How long a printing may be asked for, milliseconds. */
const PRINT_MS = 10 * 60_000
const CLAIM_PAGE = 'features/residence/pages/claim/index'
/** Codes asked of WeChat at once. */
const CODES_AT_ONCE = 6

async function buildingTarget(
  _ctx: TargetContext,
  { building }: { building: string },
): Promise<Target<undefined>> {
  if (levelOf(building) !== 'building') throw new Failure('place_not_found')
  return { id: building, path: building, relations: [], doc: undefined }
}

async function homesOf(db: Database, building: string): Promise<HouseholdDoc[]> {
  const window = { orderBy: { field: '_id', order: 'asc' }, limit: MOST_HOUSEHOLDS } as const
  return db.find(households, { buildingPath: building }, window)
}

function partsOf(homes: readonly HouseholdDoc[]): HouseholdDoc[][] {
  const count = Math.ceil(homes.length / SLIPS_IN_PART)
  return Array.from({ length: count }, (_, i) =>
    homes.slice(i * SLIPS_IN_PART, (i + 1) * SLIPS_IN_PART),
  )
}

export const listSlipsAction = implementQuery(listSlips, {
  target: buildingTarget,
  async run({ db }, { building }) {
    const [places, homes] = await Promise.all([readPlaces(db, [building]), homesOf(db, building)])
    const place = namePlace(places, building)
    if (!place) throw new Failure('place_not_found')
    return {
      placeName: place.name,
      parts: partsOf(homes).map((part, i) => ({
        part: i + 1,
        label: `${part[0]?.room ?? ''} 到 ${part.at(-1)?.room ?? ''}`,
        count: part.length,
      })),
      rooms: homes.map(({ _id: path, room, members, codeEdition: edition }) => ({
        path,
        room,
        claimed: members.length > 0,
        edition,
      })),
    }
  },
})

export const startPrintingAction = implementCommand(startPrinting, {
  target: buildingTarget,
  async run({ tx, session, commandId, now, note }, { building, part }) {
    const id = commandId.slice(0, 24)
    await tx.add(slipPrints, { _id: id, building, part, by: session.personId, at: now })
    note({ details: { part } })
    return { id }
  },
})

async function printTarget(
  { reader, session, now }: TargetContext,
  { id }: { id: string },
): Promise<Target<SlipPrintDoc>> {
  const doc = await reader.get(slipPrints, id)
  if (!doc || now >= doc.at + PRINT_MS) throw new Failure('print_expired')
  const mine = session.personId !== '' && doc.by === session.personId
  return { id, path: doc.building, relations: mine ? ['printer'] : [], doc }
}

export const getSlipsAction = implementQuery(getSlips, {
  target: printTarget,
  async run({ db, codePage }, _input, { building, part }) {
    const [places, homes] = await Promise.all([readPlaces(db, [building]), homesOf(db, building)])
    const chosen = partsOf(homes)[part - 1]
    const place = namePlace(places, building)
    if (!chosen || !place) throw new Failure('place_not_found')
    const slips: { room: string; code: string; picture: Uint8Array }[] = []
    for (let i = 0; i < chosen.length; i += CODES_AT_ONCE) {
      const some = chosen.slice(i, i + CODES_AT_ONCE)
      const made = some.map(async (home) => {
        const code = codeOf(home)
        const picture = await codePage(`${home.slip}.${code}`, CLAIM_PAGE)
        return { room: home.room, code, picture }
      })
      slips.push(...(await Promise.all(made)))
    }
    // Loaded only where it is needed: every call of this function would pay for the library.
    const { drawSlips } = await import('./slip-paper')
    const pdf = await drawSlips(place.name, slips)
    return { fileName: `户码单-${place.name}-${part}.pdf`, pdfBase64: pdf.toString('base64') }
  },
})

export const renewCodeAction = implementCommand(renewCode, {
  target: householdTarget,
  async run({ tx }, { household }, { codeEdition }) {
    const edition = codeEdition + 1
    await tx.update(households, household, { codeEdition: edition })
    return { edition }
  },
})
