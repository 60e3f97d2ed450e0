/**
 * What the desks for signatures and for ballots on paper share: the rooms of a building, the pictures
 * that wait there, and taking one in. A picture is judged before it is kept; whoever sits at the desk
 * sees it meanwhile, since they read it.
 * @module
 */
import type { CommandContext } from '../kernel/action'
import type { Database } from '../kernel/database'
import { keepPictures } from '../kernel/pictures/keep'
import { lookAtPictures } from '../kernel/pictures/show'
import type { PictureUse } from '../kernel/pictures/store'
import type { Session } from '../kernel/session'
import { roleDesks } from '../kernel/tasks'
import { householdsUnder, placeNames } from '../people/face'
import type { DeskRoom, DeskSheet } from './contract/desk'

/** Papers of a building that wait. */
export const MOST_WAITING = 500
/** Homes of one building. */
const MOST_HOMES = 1000

/** Something read from a picture; without `own` somebody else read it. */
export interface DeskLine<Own> {
  readonly sheet: string
  readonly byName: string
  readonly own?: Own
}

/** The building by its name, and its homes by their rooms. */
export async function readDesk(
  db: Database,
  building: string,
): Promise<{ placeName: string; rooms: DeskRoom[] }> {
  const [names, homes] = await Promise.all([
    placeNames(db, [building]),
    householdsUnder(db, building, '', MOST_HOMES),
  ])
  const rooms = homes.map(({ _id: path, room }) => ({ path, room }))
  return { placeName: names.get(building) ?? '', rooms }
}

/** A room by its path; empty for one that is no home. */
export const roomIn = (rooms: readonly DeskRoom[], home: string): string =>
  rooms.find(({ path }) => path === home)?.room ?? ''

/** What waits, by the picture it is on. Of a picture that is gone only who read it is told. */
export async function sheetsOf<Own>(
  parts: { db: Database; session: Session },
  lines: readonly DeskLine<Own>[],
): Promise<DeskSheet<Own>[]> {
  const sheets = new Map<string, DeskSheet<Own>>()
  const pick = await lookAtPictures(
    parts,
    lines.map(({ sheet }) => sheet),
  )
  for (const { sheet, byName, own } of lines) {
    const gone = pick([sheet], true).shown.length === 0
    const known = sheets.get(sheet) ?? { sheet, byName, gone, own: [], others: 0 }
    const [mine, others] = own === undefined ? [[], 1] : [[own], 0]
    sheets.set(sheet, {
      ...known,
      own: [...known.own, ...mine],
      others: known.others + (gone ? 0 : others),
    })
  }
  return [...sheets.values()].filter((one) => one.own.length + one.others > 0)
}

/** Where a picture of paper is seen; the community looks where the platform is unsure. */
export const paperUse = (about: string, url: string, path: string): PictureUse => ({
  about,
  url,
  path,
  desks: roleDesks(['community_staff', 'community_secretary'], path),
})

/**
 * Takes a picture in, unless it waits at this desk already: the second person reads the first one's.
 * @throws {Failure} `photo_of_other`
 */
export async function takeSheet(
  ctx: CommandContext,
  sheet: string,
  isKnown: boolean,
  use: PictureUse,
): Promise<void> {
  if (!isKnown) await keepPictures(ctx, [sheet], use)
}
