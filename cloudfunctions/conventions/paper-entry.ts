/**
 * Signatures on paper: a signed sheet is photographed, and each of its lines entered by two people.
 * @module
 */
import { covers, levelOf } from '@domain/people/path'
import {
  type CommandContext,
  implementCommand,
  implementQuery,
  type TargetContext,
} from '../kernel/action'
import { requirePass } from '../kernel/content-safety'
import type { InputOf } from '../kernel/contract'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { claimPhotos } from '../kernel/photos'
import type { Session } from '../kernel/session'
import { householdsUnder, placeNames } from '../people/face'
import { enterPaperSignature } from './contract'
import { listPaperEntries, type PaperSheetView, withdrawPaperEntry } from './contract/papers'
import type { PaperEntryDoc } from './documents'
import { buildingOf, conventionOf, inForce, placeWords, sign } from './sign'
import { buildingTarget, compoundAbove } from './standing'
import { conventionIdOf, conventions, paperEntries, paperSignerOf } from './store'

/** Lines of a building that wait for a second person. */
const MOST_WAITING = 500
/** Homes of one building. */
const MOST_HOMES = 1000

/** A home of a compound, for those whose scope covers it. */
async function homeTarget(
  _ctx: TargetContext,
  { compound, household }: { compound: string; household: string },
): Promise<Target<undefined>> {
  const isHome = levelOf(household) === 'household' && covers(compound, household)
  if (!isHome) throw new Failure('convention_not_home')
  return { id: '', path: household, relations: [], doc: undefined }
}

/** A line is known by its version, home and name: the same line read twice is one. */
const entryIdOf = (conventionId: string, version: number, signer: string): string =>
  `${conventionId}v${version}.${signer}`

export const enterPaperSignatureAction = implementCommand(enterPaperSignature, {
  target: homeTarget,
  async prepare(ctx, { name, sheet, household }) {
    await ctx.inspectPhotos([sheet])
    // A certificate shows it to whoever holds its code.
    await requirePass(ctx, 'profile', [name])
    const id = conventionIdOf(compoundAbove(buildingOf(household)))
    const where = { conventionId: id, building: buildingOf(household), waits: true }
    const [place, waiting] = await Promise.all([
      placeWords(ctx, household),
      ctx.db.find(paperEntries, where, { limit: MOST_WAITING }),
    ])
    // The second person reads the first one's picture, and may read another name there.
    return { place, isKnown: waiting.some((one) => one.sheet === sheet) }
  },
  async run(ctx, input, _doc, { place, isKnown }) {
    const { compound, household, name, textHash, sheet } = input
    const convention = await conventionOf(ctx, compound)
    const current = inForce(convention, textHash)
    const signer = paperSignerOf(household, name)
    const by = ctx.session.personId
    const _id = entryIdOf(convention._id, current.version, signer)
    const first = await ctx.tx.get(paperEntries, _id)
    if (!isKnown && first?.sheet !== sheet) await claimPhotos(ctx.tx, [sheet], by, ctx.now)
    if (!first) {
      await addFirst(ctx, input, { _id, conventionId: convention._id, version: current.version })
      return { waitsForSecond: true }
    }
    if (first.signatureId) return { waitsForSecond: false, signatureId: first.signatureId }
    if (first.by === by) throw new Failure('second_person')
    const { signatureId } = await sign(ctx, convention, household, current, {
      place,
      signer,
      name,
      channel: 'paper',
      strokes: '',
      sheet: first.sheet,
    })
    await ctx.tx.update(paperEntries, _id, { signatureId, waits: false })
    return { waitsForSecond: false, signatureId }
  },
})

async function addFirst(
  ctx: CommandContext,
  { household, name, sheet }: InputOf<typeof enterPaperSignature>,
  known: Pick<PaperEntryDoc, '_id' | 'conventionId' | 'version'>,
): Promise<void> {
  await ctx.tx.add(paperEntries, {
    ...known,
    building: buildingOf(household),
    household,
    name,
    by: ctx.session.personId,
    byName: ctx.session.name,
    sheet,
    at: ctx.now,
    waits: true,
    signatureId: null,
  })
}

export const withdrawPaperEntryAction = implementCommand(withdrawPaperEntry, {
  target: homeTarget,
  async run(ctx, { compound, household, name }) {
    const convention = await conventionOf(ctx, compound)
    const current = convention.force.at(-1)
    if (!current) throw new Failure('convention_state')
    const _id = entryIdOf(convention._id, current.version, paperSignerOf(household, name))
    const entry = await ctx.tx.get(paperEntries, _id)
    const withdrawn = entry?.waits === true && entry.by === ctx.session.personId
    if (withdrawn) await ctx.tx.remove(paperEntries, _id)
    return { withdrawn }
  },
})

/** Lines by the sheet they are on; the words of a line are shown to who entered it only. */
function sheetsOf(
  entries: readonly PaperEntryDoc[],
  rooms: ReadonlyMap<string, string>,
  session: Session,
): PaperSheetView[] {
  const sheets = new Map<string, PaperSheetView>()
  for (const { sheet, by, byName, household, name } of entries) {
    const known = sheets.get(sheet) ?? { sheet, byName, own: [], others: 0 }
    const isOwn = by === session.personId
    const room = rooms.get(household) ?? ''
    const differs = entries.some(
      (one) => one.sheet === sheet && one.household === household && one.by !== by,
    )
    sheets.set(sheet, {
      ...known,
      others: known.others + (isOwn ? 0 : 1),
      own: isOwn ? [...known.own, { household, room, name, differs }] : known.own,
    })
  }
  return [...sheets.values()]
}

export const listPaperEntriesAction = implementQuery(listPaperEntries, {
  target: buildingTarget,
  async run({ db, session }, { building }) {
    const compound = compoundAbove(building)
    const convention = await db.get(conventions, conventionIdOf(compound))
    const current = convention?.force.at(-1)
    if (!convention || !current) throw new Failure('convention_state')
    const where = { conventionId: convention._id, building, waits: true }
    const window = { orderBy: { field: 'at', order: 'asc' }, limit: MOST_WAITING } as const
    const [names, homes, waiting] = await Promise.all([
      placeNames(db, [building]),
      householdsUnder(db, building, '', MOST_HOMES),
      db.find(paperEntries, where, window),
    ])
    const rooms = new Map(homes.map(({ _id, room }) => [_id, room]))
    // What waits for a version that is no longer in force can't be signed any more.
    const asked = waiting.filter(({ version }) => version === current.version)
    return {
      compound,
      placeName: names.get(building) ?? '',
      version: current.version,
      textHash: current.hash,
      rooms: homes.map(({ _id: path, room }) => ({ path, room })),
      sheets: sheetsOf(asked, rooms, session),
    }
  },
})
