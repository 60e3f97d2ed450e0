/**
 * Certificates, the poster and the sheets to sign, as PDF. The library that draws is loaded only here:
 * every call of this function would pay for it.
 * @module
 */
import { certificateCode } from '@domain/conventions/certificate'
import { shortHash } from '@domain/short-hash'
import { implementQuery, type TargetContext } from '../kernel/action'
import type { Database } from '../kernel/database'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { placeNames, placeOf } from '../people/face'
import {
  getBallotSlips,
  getCertificate,
  getConventionPoster,
  getFilingReceipt,
  getSigningSheet,
} from './contract/papers'
import type { ConventionDoc, SignatureDoc, VersionDoc } from './documents'
import { paperDeskTarget } from './paper-vote'
import { commitmentOf } from './sign'
import { buildingTarget, compoundAbove, isCaptainIn, isHelper, versionTarget } from './standing'
import { conventionIdOf, conventions, signatures, signings, versionIdOf, versions } from './store'
import { refuseClosed } from './vote'
import { paperUntilOf } from './vote-count'

const PAGES = 'features/conventions/pages'
async function signatureTarget(
  { reader, session }: TargetContext,
  { signatureId }: { signatureId: string },
): Promise<Target<SignatureDoc>> {
  const signature = await reader.get(signatures, signatureId)
  if (!signature) throw new Failure('signature_not_found')
  const home = (await reader.get(signings, signature.signingId))?.household ?? ''
  const onPaper = signature.channel === 'paper'
  const held: [string, boolean][] = [
    ['signer', session.personId !== '' && signature.signerId === session.personId],
    ['household', onPaper && session.households.some(({ path }) => path === home)],
    ['printer', onPaper && isHelper(session, home)],
  ]
  const relations = held.filter(([, holds]) => holds).map(([name]) => name)
  return { id: signatureId, path: home, relations, doc: signature }
}

/** What is in force in a compound. @throws {Failure} `convention_state` while nothing is */
async function inForceIn(
  db: Database,
  compound: string,
): Promise<{ convention: ConventionDoc; version: VersionDoc }> {
  const convention = await db.get(conventions, conventionIdOf(compound))
  const current = convention?.force.at(-1)
  const version =
    current && (await db.get(versions, versionIdOf(convention?._id ?? '', current.version)))
  if (!convention || !version) throw new Failure('convention_state')
  return { convention, version }
}

export const getCertificateAction = implementQuery(getCertificate, {
  target: signatureTarget,
  async run({ db, codePage }, _input, signature) {
    const { conventionId, version: number } = signature
    const [convention, version] = await Promise.all([
      db.get(conventions, conventionId),
      db.get(versions, versionIdOf(conventionId, number)),
    ])
    if (!convention || !version) throw new Failure('convention_not_found')
    const code = certificateCode(commitmentOf(signature))
    const [names, picture] = await Promise.all([
      placeNames(db, [convention.path]),
      codePage(code, `${PAGES}/check/index`),
    ])
    const { drawCertificate } = await import('./paper/certificate-paper')
    const placeName = names.get(convention.path) ?? ''
    const pdf = await drawCertificate({ signature, placeName, title: version.title, picture })
    const fileName = `公约证书-${signature.signer}.pdf`
    return { fileName, pdfBase64: pdf.toString('base64'), code }
  },
})

export const getConventionPosterAction = implementQuery(getConventionPoster, {
  target: async ({ session }, { compound }) => ({
    id: conventionIdOf(compound),
    path: compound,
    relations: isCaptainIn(session, compound) ? ['captain'] : [],
    doc: undefined,
  }),
  async run({ db, codePage }, { compound }) {
    const { convention, version } = await inForceIn(db, compound)
    const picture = await codePage(convention._id, `${PAGES}/home/index`)
    const { drawPoster } = await import('./paper/poster-paper')
    const pdf = await drawPoster({ version, shortHash: shortOf(version), picture })
    return { fileName: `${version.title}.pdf`, pdfBase64: pdf.toString('base64') }
  },
})

export const getSigningSheetAction = implementQuery(getSigningSheet, {
  target: buildingTarget,
  async run({ db, codePage }, { building }) {
    const [{ convention, version }, place, names] = await Promise.all([
      inForceIn(db, compoundAbove(building)),
      placeOf(db, building),
      placeNames(db, [building]),
    ])
    const placeName = names.get(building)
    if (!place || placeName === undefined) throw new Failure('place_not_found')
    const picture = await codePage(convention._id, `${PAGES}/home/index`)
    const { drawSheet } = await import('./paper/sheet-paper')
    const pdf = await drawSheet({
      version,
      shortHash: shortOf(version),
      placeName,
      households: place.householdCount,
      picture,
    })
    return { fileName: `公约签名纸-${placeName}.pdf`, pdfBase64: pdf.toString('base64') }
  },
})

export const getFilingReceiptAction = implementQuery(getFilingReceipt, {
  target: versionTarget,
  async run({ db, codePage }, _input, version) {
    const { filedAt, filingNumber, textHash, path, _id } = version
    if (filedAt === null || textHash === null) throw new Failure('convention_state')
    const [names, picture] = await Promise.all([
      placeNames(db, [path]),
      codePage(_id, `${PAGES}/version/index`),
    ])
    const { drawReceipt } = await import('./paper/receipt-paper')
    const placeName = names.get(path) ?? ''
    const pdf = await drawReceipt({ version, textHash, filedAt, placeName, picture })
    return { fileName: `公约备案回执-${filingNumber}.pdf`, pdfBase64: pdf.toString('base64') }
  },
})

export const getBallotSlipsAction = implementQuery(getBallotSlips, {
  target: paperDeskTarget,
  async run({ db, region, now }, { building }, version) {
    refuseClosed(version, now)
    const [place, names] = await Promise.all([placeOf(db, building), placeNames(db, [building])])
    const placeName = names.get(building)
    if (!place || placeName === undefined) throw new Failure('place_not_found')
    const { drawSlips } = await import('./paper/slips-paper')
    const pdf = await drawSlips({
      version,
      shortHash: shortOf(version),
      placeName,
      households: place.householdCount,
      paperUntil: paperUntilOf(version, region),
    })
    return { fileName: `公约表决票-${placeName}.pdf`, pdfBase64: pdf.toString('base64') }
  },
})

const shortOf = ({ textHash }: VersionDoc): string => (textHash ? shortHash(textHash) : '')
