/**
 * Reading: the convention in force, a version with what it changes, and who is to be visited.
 * @module
 */
import { checkLegality } from '@domain/conventions/legality'
import { redlineOf } from '@domain/conventions/redline'
import { type ForceVersion, progressPercent, signingState } from '@domain/conventions/signing'
import { covers } from '@domain/people/path'
import { shortHash } from '@domain/short-hash'
import { implementQuery } from '../kernel/action'
import type { Database } from '../kernel/database'
import { Failure } from '../kernel/errors'
import { lookAtPictures } from '../kernel/pictures/show'
import type { Session } from '../kernel/session'
import { placesUnder, roomsOf } from '../people/face'
import {
  type ConventionView,
  type CreditView,
  getConvention,
  getVersion,
  listVisits,
  type MySigning,
  type VersionSummary,
  type VersionView,
} from './contract'
import type { ConventionDoc, VersionDoc } from './documents'
import { homeNames } from './homes'
import { pollOf } from './secret-vote'
import { isOnPaper } from './signing'
import {
  buildingTarget,
  compoundAbove,
  compoundOf,
  isEditor,
  isHelper,
  isReviewer,
  livesIn,
  refuseHeld,
  versionTarget,
} from './standing'
import {
  conventionIdOf,
  conventions,
  progress,
  signingIdOf,
  signings,
  versionIdOf,
  versions,
} from './store'
import { TEMPLATE } from './template'
import { ballotOf } from './vote-count'

/** Most buildings of one compound. */
const MOST_BUILDINGS = 200
/** Households of a building that can be visited. */
const MOST_VISITS = 500

/** Stands for a title that no check has passed. */
const HELD_TITLE = '居民公约（内容正在审核）'

/** A version as lists and pages name it. */
export const summaryOf = (version: VersionDoc): VersionSummary => {
  const { _id: id, state, title, textHash, publishedAt, inForceAt } = version
  const base = { id, version: version.version, state, title, publishedAt, inForceAt }
  return textHash ? { ...base, shortHash: shortHash(textHash) } : base
}

/** The version being made, as a resident's page names it. */
const openOf = (version: VersionDoc, session: Session): VersionSummary => {
  const isHeld = version.contentPending && !isEditor(session, version.path)
  return { ...summaryOf(version), ...(isHeld && { title: HELD_TITLE }) }
}

const creditsOf = ({ credits }: VersionDoc): CreditView[] =>
  credits.map(({ clauseId, name, place }) => ({ clauseId, name, place }))

/** The oldest version whose signatures still hold for the one in force. */
const sinceVersion = (force: readonly ForceVersion[]): number =>
  force.filter(({ material }) => material).at(-1)?.version ?? force[0]?.version ?? 0

export const getConventionAction = implementQuery(getConvention, {
  async run({ db, session }, input) {
    const asked = input.compound ?? (input.id === undefined ? compoundOf(session) : undefined)
    const id = input.id ?? (asked && conventionIdOf(asked))
    if (!id) throw new Failure('place_too_wide')
    const convention = await db.get(conventions, id)
    const compound = convention?.path ?? asked
    if (!compound) throw new Failure('convention_not_found')
    const numbers = [convention?.force.at(-1)?.version, convention?.openVersion ?? undefined]
    const [current, open] = await Promise.all(
      numbers.map((one) =>
        one === undefined ? undefined : db.get(versions, versionIdOf(id, one)),
      ),
    )
    const [mine, parts] = await Promise.all([
      readMine(db, session, id, compound, convention),
      readProgress(db, id, compound, convention),
    ])
    return {
      id,
      compound,
      placeName: parts.placeName,
      current: current
        ? {
            ...summaryOf(current),
            clauses: [...current.clauses],
            summary: current.summary,
            textHash: current.textHash ?? '',
            credits: creditsOf(current),
          }
        : null,
      open: open ? openOf(open, session) : null,
      mine,
      progress: parts.progress,
      canEdit: isEditor(session, compound),
      review: reviewOf(convention),
      helps: parts.buildings.filter(({ path }) => isHelper(session, path)),
    } satisfies ConventionView
  },
})

/** Whether it is time to look at it again, and what came of it last. */
function reviewOf(convention: ConventionDoc | undefined): ConventionView['review'] {
  const last = convention?.reviews.at(-1)
  return {
    due: convention !== undefined && convention.force.length > 0 && convention.reviewAt === null,
    last: last ? { outcome: last.outcome, words: last.words, at: last.at } : null,
  }
}

async function readMine(
  db: Database,
  session: Session,
  conventionId: string,
  compound: string,
  convention: ConventionDoc | undefined,
): Promise<MySigning[]> {
  const homes = session.households.map(({ path }) => path).filter((path) => covers(compound, path))
  const ids = homes.map((home) => signingIdOf(conventionId, home))
  const [names, docs] = await Promise.all([
    homeNames(db, homes),
    db.find(signings, { _id: { in: ids } }, { limit: Math.max(1, ids.length) }),
  ])
  return homes.map((household) => {
    const doc = docs.find((one) => one.household === household)
    const acts = doc?.signers.find(({ signer }) => signer === session.personId)?.acts ?? []
    const signatureId = acts.filter((act) => act.kind === 'sign').at(-1)?.signatureId
    return {
      household,
      placeName: names.get(household) ?? '',
      state: signingState(acts, convention?.force ?? []),
      papers: (doc?.signers ?? []).filter(isOnPaper).flatMap(({ signer, name, acts: done }) => {
        const stands = signingState(done, convention?.force ?? [])
        return stands.kind === 'signed' || stands.kind === 'carried'
          ? [{ signer, name, at: stands.at }]
          : []
      }),
      visit: doc?.visit ?? false,
      ...(signatureId && { signatureId }),
    }
  })
}

/** Shares of households per building, in percent and never by name. */
async function readProgress(
  db: Database,
  conventionId: string,
  compound: string,
  convention: ConventionDoc | undefined,
) {
  const under = (await placesUnder(db, [compound])).get(compound) ?? []
  const [own, ...buildings] = under
  const placeName = own?.name ?? ''
  const named = buildings.map(({ path, name }) => ({ path, name }))
  if (!convention?.force.length) return { placeName, progress: [], buildings: named }
  const found = await db.find(progress, { conventionId }, { limit: MOST_BUILDINGS })
  const since = sinceVersion(convention.force)
  return {
    placeName,
    buildings: named,
    progress: buildings.map(({ path, name, householdCount }) => {
      const byVersion = found.find((one) => one.building === path)?.byVersion ?? {}
      const standing = Object.entries(byVersion)
        .filter(([version]) => Number(version) >= since)
        .reduce((sum, [, count]) => sum + count, 0)
      const percent = progressPercent(standing, householdCount)
      return { placeName: name, ...(percent !== undefined && { percent }) }
    }),
  }
}

/** Pictures of a meeting's minutes, less those that were taken away. */
async function minutesOf(
  parts: { db: Database; session: Session },
  { vote }: VersionDoc,
): Promise<string[]> {
  const files = vote?.minutes ?? []
  return files.length === 0 ? [] : (await lookAtPictures(parts, files))(files, true).shown
}

/**
 * What a version changes: of the one it revises; while a first one is written and reviewed, of the
 * template, so that the sub-district sees what is the compound's own.
 */
async function changesOf(db: Database, version: VersionDoc, isMaker: boolean) {
  const { base, conventionId, state, title } = version
  if (base !== null) {
    const before = await db.get(versions, versionIdOf(conventionId, base))
    return before && { ...redlineOf(before, version), against: 'version' as const }
  }
  if (!isMaker || (state !== 'drafting' && state !== 'sub_district_review')) return undefined
  return {
    ...redlineOf({ title, clauses: TEMPLATE.clauses }, version),
    against: 'template' as const,
  }
}

export const getVersionAction = implementQuery(getVersion, {
  target: versionTarget,
  async run({ db, session, region, now }, _input, version): Promise<VersionView> {
    refuseHeld(session, version)
    const { path } = version
    const canEdit = isEditor(session, path)
    const canReview = isReviewer(session, path)
    const { vote, filingNumber } = version
    const [redline, ballot, poll, minutes] = await Promise.all([
      changesOf(db, version, canEdit || canReview),
      ballotOf(db, session, version, region),
      pollOf(db, version, now),
      canEdit || canReview ? minutesOf({ db, session }, version) : [],
    ])
    return {
      ...summaryOf(version),
      clauses: [...version.clauses],
      summary: version.summary,
      revision: version.revision,
      ...(redline && { redline }),
      ...((canEdit || canReview) && {
        findings: checkLegality(version),
        marked: version.marked,
        returnedBecause: version.returnedBecause,
        notes: version.notes,
        ...(version.textHash && { textHash: version.textHash }),
      }),
      ...(vote && {
        vote: {
          way: vote.way,
          households: vote.households,
          present: vote.present,
          women: vote.women,
          for: vote.for,
          against: vote.against,
          abstain: vote.abstain,
          ...(minutes.length > 0 && { minutes }),
        },
      }),
      ...(ballot && { ballot }),
      ...(poll && { poll }),
      ...(canEdit && { voteWays: region.conventions.ways.value }),
      credits: creditsOf(version),
      ...(filingNumber && { filingNumber }),
      isNews: version.state === 'published' && livesIn(session, path),
      canEdit,
      canReview,
    }
  },
})

export const listVisitsAction = implementQuery(listVisits, {
  target: buildingTarget,
  sees: true,
  async run({ db, saw }, { building }) {
    const convention = await db.get(conventions, conventionIdOf(compoundAbove(building)))
    if (!convention?.force.length) return { visits: [] }
    const where = {
      conventionId: convention._id,
      building,
      visit: true,
      signedVersion: { lt: sinceVersion(convention.force) },
    }
    const found = await db.find(signings, where, { limit: MOST_VISITS })
    const rooms = await roomsOf(
      db,
      found.map(({ household }) => household),
    )
    saw([...rooms.values()].flatMap(({ members }) => members))
    return {
      visits: found.map(({ household }) => ({
        household,
        room: rooms.get(household)?.room ?? '',
      })),
    }
  },
})
