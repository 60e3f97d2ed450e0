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
import type { Session } from '../kernel/session'
import { tellHousehold } from '../people/face'
import { enterPaperSignature } from './contract'
import type { DeskRoom } from './contract/desk'
import { listPaperEntries, type PaperLine, withdrawPaperEntry } from './contract/papers'
import type { PaperEntryDoc } from './documents'
import {
  type DeskLine,
  MOST_WAITING,
  paperUse,
  readDesk,
  roomIn,
  sheetsOf,
  takeSheet,
} from './paper-desk'
import { buildingOf, conventionOf, inForce, placeWords, sign } from './sign'
import { buildingTarget, compoundAbove } from './standing'
import { conventionIdOf, conventions, paperEntries, paperSignerOf } from './store'

/** Page of a building's signed sheets. */
const deskUrl = (building: string): string =>
  `/features/conventions/pages/paper/index?building=${encodeURIComponent(building)}`

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
    await ctx.inspectPictures([sheet], 'forum')
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
    const use = paperUse('公约签名纸', deskUrl(buildingOf(household)), compound)
    await takeSheet(ctx, sheet, isKnown || first?.sheet === sheet, use)
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
    await tellHousehold(ctx.tx, `${ctx.commandId}.paper`, household, {
      title: '公约纸上有您家的签名',
      body: `${name}在纸上签了公约。不是您家签的，点开可以撤回。`,
      url: `/features/conventions/pages/home/index?compound=${encodeURIComponent(compound)}`,
      at: ctx.now,
    })
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

/** A line as the caller sees it: its words only where they entered it. */
function lineOf(
  entry: PaperEntryDoc,
  entries: readonly PaperEntryDoc[],
  rooms: readonly DeskRoom[],
  { personId }: Session,
): DeskLine<PaperLine> {
  const { sheet, by, byName, household, name } = entry
  if (by !== personId) return { sheet, byName }
  const differs = entries.some(
    (one) => one.sheet === sheet && one.household === household && one.by !== by,
  )
  return { sheet, byName, own: { household, room: roomIn(rooms, household), name, differs } }
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
    const [{ placeName, rooms }, waiting] = await Promise.all([
      readDesk(db, building),
      db.find(paperEntries, where, window),
    ])
    // What waits for a version that is no longer in force can't be signed any more.
    const asked = waiting.filter(({ version }) => version === current.version)
    const lines = asked.map((one) => lineOf(one, asked, rooms, session))
    return {
      compound,
      placeName,
      version: current.version,
      textHash: current.hash,
      rooms,
      sheets: await sheetsOf({ db, session }, lines),
    }
  },
})
