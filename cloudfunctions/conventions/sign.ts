/**
 * Signing, and taking it back. A household's document holds what each of
 * its people did; everything else follows from it.
 * @module
 */
import { type Commitment, certificateCode } from '@domain/conventions/certificate'
import { type ForceVersion, type SigningAct, signingState } from '@domain/conventions/signing'
import { ancestorAt } from '@domain/people/path'
import { type CommandContext, implementCommand, type PrepareContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { sha256 } from '../kernel/hash'
import { settleForPerson } from '../kernel/tasks'
import { namePlace, readPlaces } from '../people/face'
import { allowVisit, revokeSignature, signConvention } from './contract'
import type { ConventionDoc, HouseholdSigningDoc, SignatureDoc, SigningChannel } from './documents'
import { signTask } from './force'
import { isOnPaper, moveHousehold, standing } from './signing'
import { memberTarget } from './standing'
import { conventionIdOf, conventions, signatures, signingIdOf, signings } from './store'

/** Acts of one person for one household; more is a machine. */
const MOST_ACTS = 100

/** A signature to be made. */
interface Signing {
  /** The household in words, its room masked for good: a certificate is shown to others. */
  readonly place: string
  readonly signer: string
  readonly name: string
  readonly channel: SigningChannel
  readonly strokes: string
  readonly sheet: string
}

/** A household in words, its room masked. @throws {Failure} `place_not_found` */
export async function placeWords(ctx: PrepareContext, household: string): Promise<string> {
  const place = namePlace(await readPlaces(ctx.db, [household]), household)
  if (!place) throw new Failure('place_not_found')
  return place.name
}

/** The convention of a compound. @throws {Failure} `convention_not_found` */
export async function conventionOf(ctx: CommandContext, compound: string): Promise<ConventionDoc> {
  const convention = await ctx.tx.get(conventions, conventionIdOf(compound))
  if (!convention) throw new Failure('convention_not_found')
  return convention
}

/**
 * The version in force, if it is the one that was read.
 * @throws {Failure} `convention_revised`, `convention_state` while none is in force
 */
export function inForce(convention: ConventionDoc, textHash: string): ForceVersion {
  const current = convention.force.at(-1)
  if (!current) throw new Failure('convention_state')
  if (current.hash !== textHash) throw new Failure('convention_revised')
  return current
}

/** The building of a household. */
export const buildingOf = (household: string): string =>
  ancestorAt(household, 'building') ?? household

async function signingOf(
  ctx: CommandContext,
  conventionId: string,
  household: string,
): Promise<HouseholdSigningDoc> {
  const _id = signingIdOf(conventionId, household)
  const known = await ctx.tx.get(signings, _id)
  if (known) return known
  const fresh: HouseholdSigningDoc = {
    _id,
    conventionId,
    building: buildingOf(household),
    household,
    signers: [],
    signedVersion: 0,
    visit: false,
    updatedAt: ctx.now,
  }
  await ctx.tx.add(signings, fresh)
  return fresh
}

/** Adds an act of a person, and changes what follows from it. */
async function record(
  ctx: CommandContext,
  convention: ConventionDoc,
  doc: HouseholdSigningDoc,
  who: { signer: string; name: string },
  act: SigningAct & { signatureId?: string },
): Promise<void> {
  const before = doc.signers.find(({ signer }) => signer === who.signer)
  const acts = [...(before?.acts ?? []), act]
  if (acts.length > MOST_ACTS) throw new Failure('busy')
  const others = doc.signers.filter(({ signer }) => signer !== who.signer)
  const signers = [...others, { ...who, acts }]
  const signedVersion = standing(signers, convention.force)
  await ctx.tx.update(signings, doc._id, { signers, signedVersion, updatedAt: ctx.now })
  if (signedVersion !== doc.signedVersion) await moveHousehold(ctx.tx, doc, signedVersion)
}

/** Signs, or answers the signature that is there: once is once, from however many phones. */
export async function sign(
  ctx: CommandContext,
  convention: ConventionDoc,
  household: string,
  current: ForceVersion,
  signing: Signing,
): Promise<Commitment> {
  const doc = await signingOf(ctx, convention._id, household)
  const acts = doc.signers.find(({ signer }) => signer === signing.signer)?.acts ?? []
  const state = signingState(acts, convention.force)
  const there = acts.filter((act) => act.kind === 'sign').at(-1)?.signatureId
  if (state.kind === 'signed' && there) {
    const signature = await ctx.tx.get(signatures, there)
    if (signature) return commitmentOf(signature)
  }
  const signature = newSignature(ctx, convention, household, current, signing)
  await ctx.tx.add(signatures, signature)
  const { signer, name, channel } = signing
  await record(
    ctx,
    convention,
    doc,
    { signer, name },
    {
      kind: 'sign',
      version: current.version,
      versionHash: current.hash,
      channel,
      at: ctx.now,
      signatureId: signature._id,
    },
  )
  return commitmentOf(signature)
}

function newSignature(
  ctx: CommandContext,
  convention: ConventionDoc,
  household: string,
  current: ForceVersion,
  { place, signer, name, channel, strokes, sheet }: Signing,
): SignatureDoc {
  return {
    _id: ctx.commandId.slice(0, 24),
    conventionId: convention._id,
    version: current.version,
    versionHash: current.hash,
    household: place,
    signingId: signingIdOf(convention._id, household),
    signer: name,
    drawingHash: sha256(channel === 'phone' ? strokes : sheet),
    channel,
    at: ctx.now,
    signerId: signer,
    strokes,
    sheet,
  }
}

/** What a signature's certificate states. */
export function commitmentOf(signature: SignatureDoc): Commitment {
  const { _id, conventionId, version, versionHash, household, signer, channel, at } = signature
  // Worked out from the drawing itself, so that a changed drawing is found too.
  const drawingHash = sha256(channel === 'phone' ? signature.strokes : signature.sheet)
  const parts = { conventionId, version, versionHash, household, signer, channel, at }
  return { signatureId: _id, drawingHash, ...parts }
}

export const signConventionAction = implementCommand(signConvention, {
  target: memberTarget,
  prepare: (ctx, { household }) => placeWords(ctx, household),
  async run(ctx, { compound, household, textHash, strokes }, _doc, place) {
    const convention = await conventionOf(ctx, compound)
    const current = inForce(convention, textHash)
    const { personId, name } = ctx.session
    const commitment = await sign(ctx, convention, household, current, {
      place,
      signer: personId,
      name,
      channel: 'phone',
      strokes,
      sheet: '',
    })
    await settleForPerson(ctx.tx, signTask(convention._id, current.version), personId, ctx.now)
    ctx.note({ target: convention._id, details: { version: current.version } })
    return { signatureId: commitment.signatureId, certificate: certificateCode(commitment) }
  },
})

export const revokeSignatureAction = implementCommand(revokeSignature, {
  target: memberTarget,
  async run(ctx, { compound, household, signer = ctx.session.personId }) {
    const convention = await conventionOf(ctx, compound)
    const doc = await signingOf(ctx, convention._id, household)
    const who = doc.signers.find((one) => one.signer === signer)
    const isOwn = signer === ctx.session.personId
    if (!who || !(isOwn || isOnPaper(who))) throw new Failure('convention_not_signed')
    const { kind } = signingState(who.acts, convention.force)
    if (kind === 'unsigned') throw new Failure('convention_not_signed')
    if (kind !== 'revoked')
      await record(
        ctx,
        convention,
        doc,
        { signer, name: who.name },
        { kind: 'revoke', at: ctx.now },
      )
    return { revoked: true as const }
  },
})

export const allowVisitAction = implementCommand(allowVisit, {
  target: memberTarget,
  async run(ctx, { compound, household, visit }) {
    const convention = await conventionOf(ctx, compound)
    const doc = await signingOf(ctx, convention._id, household)
    await ctx.tx.update(signings, doc._id, { visit, updatedAt: ctx.now })
    return { visit }
  },
})
