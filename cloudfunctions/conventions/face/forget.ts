/**
 * What conventions keep about a person who closes their account: what they said and how their home voted
 * stays as nobody's; a commitment under their name is taken back with its drawing and its certificate.
 * @module
 */
import { GONE_NAME } from '@domain/people/closing'
import type { Database, Transaction } from '../../kernel/database'
import { findAll } from '../../kernel/pages'
import { transact } from '../../kernel/transact'
import type { OpinionDoc, SignatureDoc } from '../documents'
import { moveHousehold, standing } from '../signing'
import { conventions, opinions, signatures, signings, versionIdOf, versions } from '../store'

/** Signatures, and opinions, taken in one run; the next takes the rest. */
const ROWS = 10
/** Versions of one convention. */
const MOST_VERSIONS = 50

/**
 * Goes on with taking a person out of conventions. It can be done again.
 * @returns whether nothing is left
 */
export async function forgetNeighbour(db: Database, personId: string): Promise<boolean> {
  const [signed, said] = await Promise.all([
    findAll(db, signatures, { signerId: personId }),
    findAll(db, opinions, { authorId: personId }),
  ])
  const naming = said.filter(({ authorName }) => authorName !== GONE_NAME)
  for (const one of signed.slice(0, ROWS)) await transact(db, (tx) => unsign(tx, one))
  for (const one of naming.slice(0, ROWS)) await forgetOpinion(db, one)
  return signed.length <= ROWS && naming.length <= ROWS
}

/** The signature is gone, and its household stands where the others of it do. */
async function unsign(tx: Transaction, { _id, signingId, signerId, conventionId }: SignatureDoc) {
  const home = await tx.get(signings, signingId)
  if (home?.signers.some(({ signer }) => signer === signerId)) {
    const convention = await tx.get(conventions, conventionId)
    const signers = home.signers.filter(({ signer }) => signer !== signerId)
    const signedVersion = standing(signers, convention?.force ?? [])
    await tx.update(signings, signingId, { signers, signedVersion })
    if (signedVersion !== home.signedVersion) await moveHousehold(tx, home, signedVersion)
  }
  if (await tx.get(signatures, _id)) await tx.remove(signatures, _id)
}

/** An opinion keeps its words, and a clause that came of it keeps that it came of a neighbour's. */
async function forgetOpinion(db: Database, { _id, versionId }: OpinionDoc): Promise<void> {
  const version = await db.get(versions, versionId)
  const where = { conventionId: version?.conventionId ?? '' }
  const orderBy = { field: 'version', order: 'desc' } as const
  const all = await db.find(versions, where, { orderBy, limit: MOST_VERSIONS })
  const isTheirs = ({ opinionId }: { opinionId: string }) => opinionId === _id
  const crediting = all.filter(({ credits }) => credits.some(isTheirs))
  await transact(db, async (tx) => {
    for (const { conventionId, version: number } of crediting) {
      const id = versionIdOf(conventionId, number)
      const { credits = [] } = (await tx.get(versions, id)) ?? {}
      const gone = credits.map((one) =>
        isTheirs(one) ? { ...one, name: GONE_NAME, place: '' } : one,
      )
      await tx.update(versions, id, { credits: gone })
    }
    // Last: while it names them, the next run does it again.
    await tx.update(opinions, _id, { authorName: GONE_NAME, place: '' })
  })
}
